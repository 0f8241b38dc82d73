/** The mails that were taken, for those who register what comes in by them. */
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import { readReason } from '../personal-data/reason.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { MailState, TakenMail } from '../ports/mail-intake.ts';
import type { OpenedFile } from '../requests/case-file-doors.ts';
import { readText } from '../requests/keep-file.ts';
import { reachOf } from '../requests/reach.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { mailOwner } from './fetch-mail.ts';
import { settleMail } from './settle-mail.ts';

const act = 'mail-intake.read';
const pageLength = 30;
const mostCounted = 1_000;

/** Keyset: the last mail seen. */
export interface MailPlace {
  readonly receivedAt: string;
  readonly mailId: string;
}

export interface MailList {
  readonly mails: readonly TakenMail[];
  readonly after: MailPlace | null;
  readonly counts: Readonly<Record<MailState, number>>;
  /** null: none was set, or it is switched off. */
  readonly mailbox: {
    readonly user: string;
    readonly triedAt: string | null;
    readonly trouble: string | null;
  } | null;
}

const noMail: Problem = {
  code: 'not-found',
  message: '没有找到您要的内容：可能已被移走，或者地址有误。',
};

/** Of the agency whose mailbox it is; without one, of whoever may read mails at all. */
async function orderOf(deps: StaffDeps, caller: Caller, regionId: string, subject: string) {
  const mailbox = caller.kind === 'staff' ? await deps.storage.mailIntake.mailbox(regionId) : null;
  const resource =
    mailbox === null
      ? reachOf(caller, act, regionId).resource
      : { regionId, agencyId: mailbox.settings.agencyId };
  return { mailbox, order: { act, subject, resource } as const };
}

export async function listMails(
  deps: StaffDeps,
  caller: Caller,
  asked: { readonly regionId: string; readonly state: MailState; readonly after: MailPlace | null },
): Promise<Result<MailList>> {
  const { regionId, state, after } = asked;
  const { mailbox, order } = await orderOf(deps, caller, regionId, 'mail');
  return look(deps, caller, order, async ({ mailIntake }) => {
    const found = await mailIntake.list(regionId, state, after, pageLength + 1);
    const mails = found.slice(0, pageLength);
    const last = mails.at(-1);
    const count = (each: MailState) => mailIntake.count(regionId, each, mostCounted);
    return done({
      mails,
      after:
        found.length > pageLength && last !== undefined
          ? { receivedAt: last.receivedAt, mailId: last.mailId }
          : null,
      counts: {
        new: await count('new'),
        registered: await count('registered'),
        'put-aside': await count('put-aside'),
      },
      mailbox:
        mailbox === null || !mailbox.enabled
          ? null
          : { user: mailbox.settings.user, triedAt: mailbox.triedAt, trouble: mailbox.trouble },
    });
  });
}

export interface ShownMail {
  readonly mail: TakenMail;
  /** null: destroyed. */
  readonly text: string | null;
  /** Without the text. */
  readonly files: readonly CaseFileFacts[];
  /** Whose requests come in by this mailbox. */
  readonly agencyId: string;
}

export interface MailPlaceOf {
  readonly regionId: string;
  readonly mailId: string;
}

export async function showMail(
  deps: StaffDeps,
  caller: Caller,
  { regionId, mailId }: MailPlaceOf,
): Promise<Result<ShownMail>> {
  const { mailbox, order } = await orderOf(deps, caller, regionId, mailOwner(mailId));
  return look(deps, caller, order, async (storage) => {
    const mail = await storage.mailIntake.mail(regionId, mailId);
    if (mail === null) return refused(noMail);
    const owner = mail.requestId === null ? mailOwner(mailId) : `request/${mail.requestId}`;
    const files = (await storage.caseFiles.listOf(regionId, owner)).filter(({ fileId }) =>
      mail.fileIds.includes(fileId),
    );
    const text = files.find(({ kind }) => kind === 'mail-text');
    return done({
      mail,
      text: await readText(storage, regionId, text?.fileId ?? null),
      files: files.filter(({ kind }) => kind !== 'mail-text'),
      agencyId: mailbox?.settings.agencyId ?? '',
    });
  });
}

/** Opens an attachment or the mail as it came; on record. */
export async function openMailFile(
  deps: StaffDeps,
  caller: Caller,
  { regionId, mailId, fileId }: MailPlaceOf & { readonly fileId: string },
): Promise<Result<OpenedFile>> {
  const { order } = await orderOf(deps, caller, regionId, mailOwner(mailId));
  return perform(deps, caller, { ...order, reason: '打开邮件中的文件' }, async (stores) => {
    const mail = await stores.mailIntake.mail(regionId, mailId);
    if (mail === null || !mail.fileIds.includes(fileId)) return refused(noMail);
    const facts = await stores.caseFiles.get(regionId, fileId);
    const bytes = facts === null ? null : await stores.caseFiles.open(regionId, fileId);
    if (facts === null || bytes === null) return refused(noMail);
    return done({ value: { facts, bytes }, detail: { file: fileId } });
  });
}

/** It is none of our business; why stands in the record and beside the mail. */
export async function putMailAside(
  deps: StaffDeps,
  caller: Caller,
  { regionId, mailId, reason: given }: MailPlaceOf & { readonly reason: string },
): Promise<Result<null>> {
  const { order } = await orderOf(deps, caller, regionId, mailOwner(mailId));
  const reason = readReason(given, 'reason', '不登记的理由');
  return perform(deps, caller, { ...order, reason: reason.ok ? reason.value : '' }, async (stores, at) => {
    await stores.regions.hold(regionId);
    const mail = await stores.mailIntake.mail(regionId, mailId);
    if (mail === null) return refused(noMail);
    if (!reason.ok) return reason;
    const by = actorOf(caller);
    const settled = { state: 'put-aside', requestId: null, reason: reason.value, at, by } as const;
    if (!(await settleMail(stores, deps, { regionId, mailId }, settled))) return refused(settledBefore);
    return done({ value: null });
  });
}

export const settledBefore: Problem = {
  code: 'stale',
  message: '这封邮件已经有人处理过了，请返回清单查看结果。',
};
