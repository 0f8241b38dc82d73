/** Takes what came into the county's mailbox: sealed, numbered, acknowledged at once (law book L-31.3). */
import { createHash } from 'node:crypto';
import { dayOf } from '../../domain/days/county-day.ts';
import { uploadKindOf, uploadName } from '../../domain/files/upload-kind.ts';
import { fillIn } from '../../domain/notifications/wording.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { newDelivery } from '../notifications/new-delivery.ts';
import { notify } from '../notifications/notify.ts';
import { letterOf } from '../notifications/rules-of.ts';
import { operate } from '../perform.ts';
import type { Mailbox } from '../ports/mail-intake.ts';
import type { ReadMail } from '../ports/mailbox-reader.ts';
import type { Stores } from '../ports/stores.ts';
import { keepFile, keepText } from '../requests/keep-file.ts';
import { workingPeople } from '../requests/working-people.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { settleMail } from './settle-mail.ts';

/** Whose files and data they are until the mail becomes a request. */
export const mailOwner = (mailId: string): string => `mail/${mailId}`;

/** One sender is answered so often in a day: two programs that answer each other stop. */
export const mostAnswersPerDay = 5;
const day = 24 * 60 * 60 * 1000;

/** Returns how many mails were taken. A server that cannot be reached is noted beside the mailbox, and told once. */
export function fetchMail(deps: StaffDeps, caller: Caller, regionId: string): Promise<Result<number>> {
  const order = { act: 'mail-intake.fetch', subject: 'mailbox', resource: { regionId } } as const;
  return operate(deps, caller, order, async () => {
    const mailbox = await deps.storage.mailIntake.mailbox(regionId);
    if (mailbox === null || !mailbox.enabled) return done({ value: 0, detail: { mails: 0 } });
    const read = await deps.mailbox.fetch(mailbox.settings, (mail) => takeMail(deps, caller, mailbox, mail));
    const at = deps.clock().toISOString();
    const trouble = read.ok ? null : read.trouble;
    await deps.storage.transaction(({ mailIntake }) => mailIntake.tried(regionId, at, trouble));
    const mails = read.ok ? read.taken : 0;
    return done({ value: mails, detail: { mails, reached: read.ok } });
  });
}

async function takeMail(deps: StaffDeps, caller: Caller, mailbox: Mailbox, mail: ReadMail): Promise<void> {
  const { regionId } = mailbox;
  const { sealer } = deps.secrets;
  const same = mail.messageId === '' ? digestOf(mail) : mail.messageId;
  const messageDigest = sealer.digest(`${regionId}/${same}`, 'mail-message');
  await deps.storage.transaction(async (stores) => {
    await stores.regions.hold(regionId);
    if (await stores.mailIntake.taken(regionId, messageDigest)) return;
    const at = deps.clock().toISOString();
    const year = Number(dayOf(at).slice(0, 4));
    const mailId = deps.secrets.chance.id();
    const n = await stores.requests.nextNumber(regionId, 'mail', year);
    const number = `邮〔${year}〕${n}号`;
    const fileIds = await keepFiles(stores, deps, caller, regionId, mailId, mail, at);
    await stores.mailIntake.take({
      regionId,
      mailId,
      messageDigest,
      receivedAt: mail.receivedAt,
      takenAt: at,
      from: mail.fromName === '' ? mail.fromAddress : `${mail.fromName} <${mail.fromAddress}>`,
      subject: mail.subject,
      number,
      fileIds,
      state: 'new',
      requestId: null,
      reason: '',
      settledAt: null,
      settledBy: null,
    });
    if (mail.automatic !== null) {
      const reason = `${mail.automatic}，没有登记`;
      const by = actorOf(caller);
      await settleMail(
        stores,
        deps,
        { regionId, mailId },
        { state: 'put-aside', requestId: null, reason, at, by },
      );
      return;
    }
    await acknowledge(stores, deps, mailbox, mailId, number, mail, at);
    await tell(stores, deps, mailbox, mailId, number);
  });
}

const digestOf = ({ raw, receivedAt, subject, fromAddress }: ReadMail): string =>
  createHash('sha256')
    .update(raw ?? `${receivedAt}\n${fromAddress}\n${subject}`)
    .digest('hex');

/** The mail as it came, its text, and those attachments that the house takes. */
async function keepFiles(
  stores: Stores,
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  mailId: string,
  mail: ReadMail,
  at: string,
): Promise<readonly string[]> {
  const common = {
    regionId,
    owner: mailOwner(mailId),
    audience: 'staff',
    by: actorOf(caller),
    at,
  } as const;
  const ids: string[] = [];
  const notes = [...mail.notes];
  for (const [index, { fileName, bytes }] of mail.attachments.entries()) {
    const kind = uploadKindOf(bytes);
    if (kind === null) {
      notes.push(`第 ${index + 1} 个附件的类型不能收，在原始邮件里。`);
      continue;
    }
    const name = uploadName(fileName, kind);
    const file = { kind: 'application', title: name, fileName: name, mediaType: kind.mediaType, bytes };
    ids.push(await keepFile(stores, deps, { ...common, ...file }));
  }
  const text = [mail.text, ...notes.map((note) => `【系统说明】${note}`)]
    .filter((each) => each !== '')
    .join('\n');
  const body = { ...common, kind: 'mail-text', title: '邮件正文', text: text === '' ? '（没有正文）' : text };
  ids.unshift(await keepText(stores, deps, body));
  if (mail.raw !== null) {
    const original = {
      kind: 'mail',
      title: '原始邮件',
      fileName: '原始邮件.eml',
      mediaType: 'message/rfc822',
      bytes: mail.raw,
    };
    ids.push(await keepFile(stores, deps, { ...common, ...original }));
  }
  return ids;
}

/** The numbered answer that makes the day of receipt certain. Never to the mailbox itself, never without end. */
async function acknowledge(
  stores: Stores,
  deps: StaffDeps,
  { regionId, settings }: Mailbox,
  mailId: string,
  number: string,
  { fromAddress }: ReadMail,
  at: string,
): Promise<void> {
  if (fromAddress === '') return;
  const owner = { regionId, ownerKind: 'mail', ownerId: mailId };
  const since = new Date(Date.parse(at) - day).toISOString();
  const before = (await stores.personal.find(regionId, 'email', fromAddress)).filter(
    ({ ownerKind, collectedAt }) => ownerKind === 'mail' && collectedAt > since,
  );
  await stores.personal.put(owner, 'email', 'email', fromAddress, at);
  if (before.length >= mostAnswersPerDay || fromAddress.toLowerCase() === settings.user.toLowerCase()) return;
  const agency = await stores.agencies.get(regionId, settings.agencyId);
  const kind = letterOf(deps.wording, 'mail-received');
  const facts = { number, agency: agency?.name ?? '', 'office-line': agency?.office.phone ?? '' };
  await stores.notifications.putDelivery(
    newDelivery(
      deps,
      [],
      'mail',
      {
        regionId,
        accountId: mailOwner(mailId),
        kind: kind.id,
        title: fillIn(kind.title, kind.facts, facts),
        text: fillIn(kind.text, kind.facts, facts, kind.links),
        link: '',
      },
      at,
    ),
  );
}

async function tell(
  stores: Stores,
  deps: StaffDeps,
  { regionId, settings }: Mailbox,
  mailId: string,
  number: string,
): Promise<void> {
  const people = await workingPeople(stores, regionId);
  await notify(stores, deps, {
    regionId,
    accountIds: people
      .filter(({ county, agencyIds }) => county || agencyIds.includes(settings.agencyId))
      .map(({ accountId }) => accountId),
    kind: 'mail-came',
    subject: mailOwner(mailId),
    facts: { number },
    link: `/workbench/requests/mail/${mailId}`,
  });
}
