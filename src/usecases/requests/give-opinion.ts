/** A third party gives its view by its own link (条例 32): no account, no sight of who asked. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { ConsulteeKind } from '../../domain/request-rules/intake-rules.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { NewFile } from '../../domain/requests/new-request.ts';
import type { Consultation } from '../../domain/requests/request-case.ts';
import {
  type ConsultationEnded,
  type RequestEvent,
  requestSubject,
} from '../../domain/requests/request-event.ts';
import { look, perform } from '../perform.ts';
import type { ConsultationLink } from '../ports/consultation-links.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { appliedText } from './act-as-applicant.ts';
import { isSettled } from './archive-bar.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { keepFile, keepText } from './keep-file.ts';
import { type CaseDeed, type OpenCase, record, withState } from './open-case.ts';
import { tellClerk } from './tell-clerk.ts';

export interface OpinionLink {
  readonly regionId: string;
  readonly token: string;
}

export interface OpinionAsked {
  readonly agencyName: string;
  readonly agencyPhone: string;
  readonly question: string;
  readonly sentOn: string;
  /** `YYYY-MM-DD`; null: it runs from the day on which the letter is received. */
  readonly lastDay: string | null;
  readonly silence: ConsulteeKind['silence'];
  readonly article: string;
  /** The letter as it was issued: file id of its PDF; null: none is open to the party. */
  readonly letter: string | null;
  /** A view was given, or the consultation ended otherwise. */
  readonly closed: boolean;
}

/** The same for a link that never was, is over, or is of another county. */
const noLink: Problem = {
  code: 'not-found',
  message: '这个链接打不开：可能已经过期，或者地址没有复制完整。请与来信的机关联系。',
};

const orderOf = (regionId: string) =>
  ({ act: 'request.give-opinion', subject: 'request', resource: { regionId } }) as const;

/** What is asked, without anything about the applicant. */
export function showOpinion(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: OpinionLink,
): Promise<Result<OpinionAsked>> {
  return look(deps, caller, orderOf(regionId), async (storage) => {
    const found = await opened(storage, deps, caller, regionId, token);
    if (found === null) return refused(noLink);
    const { open, about, kind } = found;
    const days = open.clock.consultations.find(({ id }) => id === about.consultation);
    return done({
      agencyName: open.agency.name,
      agencyPhone: open.agency.office.phone,
      question: about.sent.question,
      sentOn: about.sent.on,
      lastDay: days?.lastDay ?? null,
      silence: kind.silence,
      article: kind.article,
      letter:
        open.state.letters.find(({ letterId }) => letterId === about.sent.letterId)?.issued?.pdf ?? null,
      closed: isOver(found),
    });
  });
}

/** The letter itself; that it was fetched stands on the record. */
export async function opinionLetter(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: OpinionLink,
): Promise<Result<Uint8Array>> {
  const fetched = await look(deps, caller, orderOf(regionId), async (storage) => {
    const found = await opened(storage, deps, caller, regionId, token);
    const letterId = found?.about.sent.letterId;
    const letter = found?.open.state.letters.find((each) => each.letterId === letterId)?.issued;
    const bytes = letter ? await storage.caseFiles.open(regionId, letter.pdf) : null;
    return found === null || bytes === null
      ? refused(noLink)
      : done({ bytes, requestId: found.open.state.requestId });
  });
  if (!fetched.ok) return fetched;
  const { bytes, requestId } = fetched.value;
  const order = { ...orderOf(regionId), subject: requestSubject(requestId), reason: '第三方取征询书' };
  return perform(deps, caller, order, async () => done({ value: bytes }));
}

export const opinionReplies = ['agrees', 'objects', 'partly'] as const;
export type OpinionReply = (typeof opinionReplies)[number];

export interface Opinion extends OpinionLink {
  readonly reply: string;
  readonly text: string;
  readonly files: readonly NewFile[];
}

/** Ends the consultation with a reply; whether an objection is reasonable, the agency judges afterwards (T-09). */
export function giveOpinion(
  deps: StaffDeps,
  caller: Caller,
  order: Opinion,
): Promise<Result<{ readonly late: boolean }>> {
  const { regionId, token } = order;
  return perform(deps, caller, orderOf(regionId), async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noLink);
    const found = await opened(stores, deps, caller, regionId, token, at);
    if (found === null) return refused(noLink);
    const { open, about } = found;
    if (isOver(found)) return refused(alreadyGiven);
    const reply = opinionReplies.find((each) => each === order.reply);
    const reasons =
      reply === 'agrees' ? null : '不同意的，请写明哪些内容不能公开、为什么：机关要看理由是否合理。';
    const [first, ...more] = [
      ...(reply === undefined
        ? [{ code: 'field-missing', field: 'reply', message: '请选择同意还是不同意。' }]
        : []),
      ...appliedText(order.text, 'text', 5000, reply === undefined ? null : reasons),
    ];
    if (reply === undefined || first !== undefined) return refused(first!, ...more);
    const result = await end(open, found.kind, about, reply, order);
    if (!(await stores.consultationLinks.use(regionId, found.link.linkId, at))) return refused(alreadyGiven);
    const { value, open: after, detail } = result;
    await tellClerk(after, value.late ? '第三方逾期提交了意见' : '第三方提交了意见，请认定理由是否合理');
    return done({
      value,
      subject: requestSubject(open.state.requestId),
      before: open.state,
      after: after.state,
      ...(detail && { detail }),
    });
  });
}

const alreadyGiven: Problem = {
  code: 'closed',
  message: '意见已经收到，或者征求意见已经结束。要补充，请直接与来信的机关联系。',
};

async function end(
  open: OpenCase,
  kind: ConsulteeKind,
  { consultation }: Consultation,
  reply: OpinionReply,
  { text, files }: Opinion,
): Promise<CaseDeed<{ readonly late: boolean }>> {
  const { stores, deps, state, at, actor: by } = open;
  const place = {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    audience: 'staff',
    by,
    at,
  } as const;
  const kept: string[] = [];
  for (const file of files) kept.push(await keepFile(stores, deps, { ...place, ...file, kind: 'opinion' }));
  const words = `${replyWords[reply]}${text === '' ? '' : `\n\n${text}`}`;
  const textId = await keepText(stores, deps, {
    ...place,
    kind: 'opinion',
    title: '第三方的意见',
    text: words,
  });
  const data: ConsultationEnded = {
    on: open.today,
    consultation,
    how: 'replied',
    reply,
    reasonable: null,
    finding: '',
    publicInterest: false,
    text: textId,
  };
  const event = { kind: ledgerKindOf(kind.closes), data } as RequestEvent;
  // After its period the consultation is over: what comes then goes to the file, and the clock stays as it is.
  const late = isProblem(clockAfter(open, event));
  const more = (late ? [textId, ...kept] : kept).map(
    (fileId) => ({ kind: 'request-file-added', data: { fileId, kind: 'opinion' } }) as const,
  );
  const [one, ...others]: readonly RequestEvent[] = late ? more : [event, ...more];
  const after = await record(open, one!, ...others);
  return { value: { late }, open: after, detail: { reply, late, files: kept.length } };
}

const replyWords: Readonly<Record<OpinionReply, string>> = {
  agrees: '同意公开',
  objects: '不同意公开',
  partly: '部分同意公开',
};

interface Found {
  readonly open: OpenCase;
  readonly link: ConsultationLink;
  readonly about: Consultation;
  readonly kind: ConsulteeKind;
}

/** A view was given, the consultation ended otherwise, or the case went to the archive. */
const isOver = ({ open, about, link }: Found): boolean =>
  about.ended !== null || link.usedAt !== null || isSettled(open.state);

async function opened(
  stores: Stores,
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  token: string,
  at: string = deps.clock().toISOString(),
): Promise<Found | null> {
  const link = await stores.consultationLinks.get(regionId, deps.secrets.sha256(token));
  if (link === null || link.expiresAt <= at) return null;
  const state = await stores.requests.get(regionId, link.requestId);
  const about = state?.consultations.find(({ consultation }) => consultation === link.consultation);
  const kind = deps.requestRules.intake.consultees.find(({ id }) => id === about?.sent.consultee);
  if (state === null || about === undefined || kind === undefined) return null;
  return { open: await withState({ stores, deps, caller, at }, state), link, about, kind };
}
