/** The receipt of a request: on the screen after filing, and as a paper (D-01) then and later. */
import { dayWords } from '../../domain/days/day-words.ts';
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import type { LetterModel, LetterPiece } from '../../domain/letters/letter-model.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { lengthWords } from '../../domain/request-rules/deadline.ts';
import type { ClockResult, ExplainedDay } from '../../domain/requests/clock.ts';
import { printedCode } from '../../domain/requests/query-code.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { look } from '../perform.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, lookAsApplicant } from './act-as-applicant.ts';
import { lawOf } from './case-letter.ts';
import { type Addressee, addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { draftOf, noDraft } from './draft.ts';
import type { FiledRequest } from './draft-document.ts';
import { type OpenCase, withState } from './open-case.ts';
import { type ReceiptFormat, receiptRules } from './receipt-file.ts';
import { clockOf } from './write-request.ts';

export interface Receipt extends FiledRequest {
  readonly agencyName: string;
  readonly agencyPhone: string;
  readonly title: string;
  readonly receivedOn: string;
  readonly today: string;
  /** With each day explained. */
  readonly clock: ClockResult;
}

/** Receipts of what was filed from this browser, as long as its draft is kept. */
export function receiptsOf(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: { readonly regionId: string; readonly token: string | null },
): Promise<Result<readonly Receipt[]>> {
  return withFiled(deps, caller, regionId, token, async (filed, storage) => {
    const receipts: Receipt[] = [];
    for (const each of filed) {
      const open = await opened(storage, deps, caller, regionId, each.requestId);
      if (open === null) continue;
      const { state, agency, today, calendar } = open;
      receipts.push({
        ...each,
        agencyName: agency.name,
        agencyPhone: agency.office.phone,
        title: state.title,
        receivedOn: state.receivedOn,
        today,
        clock: clockOf(deps, calendar, state, today, { explain: true }),
      });
    }
    return receipts.length === 0 ? refused(noDraft) : done(receipts);
  });
}

/** The paper of one of them, with its 查询码. */
export function receiptPaper(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly token: string | null;
    readonly requestId: string;
    readonly format: ReceiptFormat;
  },
): Promise<Result<Uint8Array>> {
  return withFiled(deps, caller, order.regionId, order.token, async (filed, storage) => {
    const one = filed.find(({ requestId }) => requestId === order.requestId);
    const open = one && (await opened(storage, deps, caller, order.regionId, one.requestId));
    return one === undefined || open == null
      ? refused(noDraft)
      : done(await paperOf(open, one.code, order.format));
  });
}

/** The paper again, from the status page: the 查询码 was shown once and is not printed. */
export function receiptAgain(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly format: ReceiptFormat },
): Promise<Result<Uint8Array>> {
  return lookAsApplicant(deps, caller, order, async (open) => done(await paperOf(open, null, order.format)));
}

function withFiled<T>(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  token: string | null,
  work: (filed: readonly FiledRequest[], storage: Storage) => Promise<Result<T>>,
): Promise<Result<T>> {
  const order = { act: 'request.file', subject: 'request', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const draft = token === null ? null : await draftOf(storage, deps, regionId, token);
    const filed = draft?.document.filed ?? null;
    return filed === null ? refused(noDraft) : work(filed, storage);
  });
}

async function opened(
  storage: Storage,
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  requestId: string,
): Promise<OpenCase | null> {
  const state = await storage.requests.get(regionId, requestId);
  const at = deps.clock().toISOString();
  return state === null ? null : withState({ stores: storage, deps, caller, at }, state);
}

async function paperOf(open: OpenCase, code: string | null, format: ReceiptFormat): Promise<Uint8Array> {
  const model = await receiptModel(open, code);
  const { documents } = open.deps;
  return format === 'pdf' ? documents.letterPdf(model) : documents.letterDocx(model);
}

/** The receipt as the rules word it, with the count day by day below. @throws when the rules have no such paper */
export async function receiptModel(open: OpenCase, code: string | null): Promise<LetterModel> {
  const { deps, state, agency } = open;
  const { letters } = deps.requestRules;
  const law = lawOf(open);
  const form = letters.find(
    (each) =>
      each.purpose === 'receipt' &&
      each.to === 'applicant' &&
      (each.law === null || each.law === law) &&
      holdsOn(each, state.receivedOn),
  );
  if (form === undefined) throw new Error(`no receipt for ${requestSubject(state.requestId)}`);
  const addressee = await addresseeOf(open, form);
  const facts = await caseLetterFacts(open, addressee);
  const filled = fillLetter(form, {
    ...facts,
    ...receiptFacts(open, addressee),
    ...(code === null ? {} : { query_code: printedCode(code) }),
    contact_name: agency.office.name,
    contact_phone: agency.office.phone,
  });
  return {
    look: 'form',
    issuer: agency.name,
    number: null,
    title: `${agency.name}\n${form.title}`,
    addressee: '',
    body: [...filled.body, daysTable(firstCount(open))],
    attachments: filled.attachments,
    signature: agency.name,
    date: state.receivedOn,
    contact: filled.contact,
    mark: '',
  };
}

/** What both papers of a receipt say of the person, the day of receipt and the first count. */
export function receiptFacts(open: OpenCase, applicant: Addressee): LetterFacts {
  const { deps, state } = open;
  const clock = firstCount(open);
  const channel = deps.requestRules.intake.channels.find(({ id }) => id === state.received.channel);
  return {
    applicant: applicant.name === '' ? '申请人' : applicant.name,
    receipt_rule: channel === undefined ? '' : receiptRules[channel.receipt],
    answer_period: lengthWords({ unit: 'workdays', length: clock.base }),
    due_on: dayWords(clock.due ?? ''),
    due_provisional: clock.provisional,
  };
}

/** As counted when it came in: a paper that is taken again says the same. */
function firstCount({ deps, state, calendar }: OpenCase): ClockResult {
  const first = { ...state, clockEvents: state.clockEvents.slice(0, 1) };
  return clockOf(deps, calendar, first, state.receivedOn, { explain: true });
}

function daysTable(clock: ClockResult): LetterPiece {
  const { workdays, rows } = countedRows(clock);
  return {
    kind: 'table',
    caption: `答复期限怎样计算（共 ${workdays} 个工作日）`,
    head: ['日期', '工作日', '说明'],
    rows,
  };
}

/** The count as the paper prints it: days of one kind behind one another are one row. */
export function countedRows({ explanation }: ClockResult): {
  readonly workdays: number;
  readonly rows: readonly (readonly string[])[];
} {
  const runs: ExplainedDay[][] = [];
  for (const day of explanation) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && sameRun(last[0], day)) last.push(day);
    else runs.push([day]);
  }
  return {
    workdays: explanation.filter(({ kind }) => kind === 'counted').length,
    rows: runs.map(rowOf),
  };
}

const sameRun = (a: ExplainedDay, b: ExplainedDay): boolean =>
  a.kind === b.kind && (a.kind === 'counted' || a.why === b.why);

function rowOf(run: readonly ExplainedDay[]): readonly string[] {
  const first = run[0]!;
  const last = run.at(-1)!;
  const days = run.length === 1 ? shortDay(first.day) : `${shortDay(first.day)}至${shortDay(last.day)}`;
  const numbers = run.length === 1 ? `第 ${first.number} 个` : `第 ${first.number} 至 ${last.number} 个`;
  const words = first.kind === 'counted' ? '工作日，计入' : first.why.replace(/。$/u, '');
  const due = last.due ? `；${shortDay(last.day)}是答复期限届满日` : '';
  return [days, first.kind === 'counted' ? numbers : '—', `${words}${due}`];
}

const shortDay = (day: string): string => dayWords(day).replace(/^\d+年/u, '');
