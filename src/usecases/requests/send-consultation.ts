/** 征求意见: in writing, of a third party or an agency; its time is not counted, and the applicant is told (条例 32–34). */
import type { Agency } from '../../domain/agencies/agency.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { ConsulteeKind } from '../../domain/request-rules/intake-rules.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ConsultationSent, RequestEvent } from '../../domain/requests/request-event.ts';
import { personsOf } from '../answers/publication-gate.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import {
  compose,
  formFor,
  formOf,
  issueLetter,
  keepDraft,
  type LetterWish,
  openToAddressee,
  readDraft,
} from './case-letter.ts';
import { type Addressee, addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { noParty, type Party, partyProblems, sealParty } from './consulted-party.ts';
import { deadlineLength } from './deadline-length.ts';
import { type LetterStep, takeLetter } from './letter-step.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { keepLink, opinionLink } from './opinion-link.ts';
import { type CheckedSending, checkSending, type Sending, sentEvent } from './sending.ts';
import { tellParty } from './tell-applicant.ts';

export interface SendConsultation extends CaseOrder, LetterStep {
  /** Id of rules/requests consultees. */
  readonly consultee: string;
  /** Of the directory, where an agency is asked; '' otherwise. */
  readonly agencyId: string;
  /** Who is asked outside; sealed. null where an agency is. */
  readonly party: Party | null;
  /** What is to be disclosed, and what is asked. */
  readonly question: string;
  readonly sending: Sending;
}

export interface ConsultationDone extends ActDone {
  readonly consultation: string | null;
  /** Address at which a third party can answer: shown once, only its digest is kept. */
  readonly replyLink: string | null;
}

export function sendConsultation(
  deps: StaffDeps,
  caller: Caller,
  order: SendConsultation,
): Promise<Result<ConsultationDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const kind = deps.requestRules.intake.consultees.find(
      (each) => each.id === order.consultee && holdsOn(each, open.today),
    );
    const asked = await whoIsAsked(open, kind, order);
    if (!asked.ok) return asked;
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const before = await draftOf(open, order.letterId);
    const consultation = before?.consultation ?? deps.secrets.chance.id();
    const link =
      asked.value.kind.party === 'third-party' ? opinionLink(open, before?.facts['reply_link']) : null;
    const wish = await letterOf(open, asked.value, order.question.trim(), consultation, link);
    const event = eventOf(open, order, asked.value.kind, consultation, sending.value);
    const trial = clockAfter(open, event(''));
    if (isProblem(trial)) return refused(trial);
    const taken = await takeLetter(open, wish, order, sending.value.on);
    if (!taken.ok) return taken;
    if (taken.value.drafted !== null) {
      const { value, open: after } = taken.value.drafted;
      return done({ value: { ...value, consultation, replyLink: link }, open: after });
    }
    const { issued } = taken.value;
    if (order.party !== null) await sealParty(open, consultation, order.party);
    if (link !== null) {
      await keepLink(open, consultation, link);
      await tellParty(open, consultation, link);
    }
    const sent = await record(issued.open, event(issued.letterId), sentEvent(issued.letterId, sending.value));
    await openToAddressee(sent, issued.letterId);
    const enclosed = link === null ? done(sent) : await enclose(sent, issued.letterId, wish, sending.value);
    if (!enclosed.ok) return enclosed;
    const told = await draftForApplicant(enclosed.value, asked.value.kind, sending.value.on);
    if (!told.ok) return told;
    const end = acted(told.value, { letterId: issued.letterId, warnings: issued.warnings });
    if (!end.ok) return end;
    return done({ ...end.value, value: { ...end.value.value, consultation, replyLink: link } });
  });
}

interface Asked {
  readonly kind: ConsulteeKind;
  readonly addressee: Addressee;
}

async function whoIsAsked(
  open: OpenCase,
  kind: ConsulteeKind | undefined,
  { agencyId, party, question }: SendConsultation,
): Promise<Result<Asked>> {
  const problems: Problem[] = [];
  if (question.trim() === '')
    problems.push({
      code: 'field-invalid',
      field: 'question',
      message: '请写明拟公开的是什么内容、征求什么意见。',
      article: kind?.article ?? '《条例》第三十二条',
    });
  if (kind === undefined)
    return refused(
      { code: 'field-invalid', field: 'consultee', message: '请选择征求谁的意见。' },
      ...problems,
    );
  const agency: Agency | null =
    kind.party === 'agency' ? await open.stores.agencies.get(open.state.regionId, agencyId) : null;
  if (kind.party === 'agency') {
    if (agency === null || agency.agencyId === open.state.agencyId)
      problems.push({
        code: 'field-invalid',
        field: 'agencyId',
        message: '请从机关名录中选择要征求意见的机关。',
      });
  } else problems.push(...partyProblems(party ?? noParty), ...(await namedIn(question, open)));
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  const addressee =
    agency === null
      ? { name: party!.name.trim(), you: '您（贵单位）' }
      : { name: agency.name, you: '贵机关' };
  return done({ kind, addressee });
}

/** A third party learns what is asked for, never by whom: the question goes into its letter and onto its page. */
async function namedIn(question: string, { stores, state }: OpenCase): Promise<readonly Problem[]> {
  const persons = await personsOf({ stores, state: { ...state, consultations: [] } });
  if (!persons.some((person) => question.includes(person))) return [];
  return [
    {
      code: 'personal-data',
      field: 'question',
      message: '这里写的第三方看得到，不能有申请人、代理人的姓名和联系方式。请改为只写拟公开的内容。',
      article: '《个人信息保护法》第六条',
    },
  ];
}

async function draftOf(open: OpenCase, letterId: string | undefined) {
  const letter = open.state.letters.find((each) => each.letterId === letterId);
  return letter === undefined ? null : readDraft(open, letter);
}

async function letterOf(
  open: OpenCase,
  { kind, addressee }: Asked,
  question: string,
  consultation: string,
  link: string | null,
): Promise<LetterWish> {
  const form = formOf(open, kind.letter);
  return {
    form,
    addressee,
    consultation,
    facts: {
      ...(await caseLetterFacts(open, addressee)),
      question,
      reply_period: `${deadlineLength(open, kind.deadline)}个工作日`,
      ...(link === null
        ? {}
        : { reply_link: link, attachments: [{ name: formFor(open, 'consultation-reply').title }] }),
    },
  };
}

function eventOf(
  open: OpenCase,
  { agencyId, question }: SendConsultation,
  kind: ConsulteeKind,
  consultation: string,
  { on, receivedOn }: CheckedSending,
): (letterId: string) => RequestEvent {
  return (letterId) => {
    const data: ConsultationSent = {
      on,
      consultation,
      consultee: kind.id,
      agencyId: kind.party === 'agency' ? agencyId : null,
      periodWorkdays: deadlineLength(open, kind.deadline),
      ...(receivedOn === null ? {} : { receivedOn }),
      ...(kind.silence === 'consent' ? { silenceEnds: true } : {}),
      question: question.trim(),
      letterId,
    };
    return { kind: ledgerKindOf(kind.opens), data } as RequestEvent;
  };
}

/** The reply form that goes with the letter. */
async function enclose(
  open: OpenCase,
  letterId: string,
  { facts, addressee, consultation }: LetterWish,
  sending: CheckedSending,
): Promise<Result<OpenCase>> {
  const number = open.state.letters.find((each) => each.letterId === letterId)?.issued?.number ?? '';
  const wish: LetterWish = {
    form: formFor(open, 'consultation-reply'),
    facts: { ...facts, letter_number: number },
    addressee: { ...addressee, name: '' },
    consultation: consultation ?? null,
  };
  const issued = await issueLetter(open, wish, undefined, sending.on);
  if (!issued.ok) return issued;
  const after = await record(issued.value.open, sentEvent(issued.value.letterId, sending));
  await openToAddressee(after, issued.value.letterId);
  return done(after);
}

/** D-06: the applicant learns of it. Drafted; it is sent as a letter of its own. */
async function draftForApplicant(open: OpenCase, kind: ConsulteeKind, on: string): Promise<Result<OpenCase>> {
  const form = formFor(open, 'consultation-told');
  const addressee = await addresseeOf(open, form);
  const composed = compose({
    form,
    addressee,
    facts: {
      ...(await caseLetterFacts(open, addressee)),
      consultee: kind.name,
      sent_on: dayWords(on),
    },
  });
  if (!composed.ok) return composed;
  const kept = await keepDraft(open, composed.value, 'made');
  return kept.ok ? done(kept.value.open) : kept;
}
