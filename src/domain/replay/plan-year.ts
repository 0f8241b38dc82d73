/** Plans a year so that counting it gives the cells back: who asks when, what becomes of it, what is disputed. */
import type { Calendar } from '../calendar/calendar.ts';
import { addDays, daysBetween } from '../days/county-day.ts';
import type { PlannedDispute, PlannedRequest } from './plan.ts';
import { spreadDays } from './spread-days.ts';
import type { ByApplicant, YearCells } from './year-cells.ts';

export interface PlanQuestion {
  readonly year: number;
  readonly cells: YearCells;
  readonly calendar: Calendar;
  /** Can a request received on this day end in this row? (the law of its day has such an answer) */
  readonly fits: (row: string, receivedOn: string) => boolean;
  /** Working days that the way to this row takes at least: a correction or a consultation needs time. */
  readonly takes: (row: string) => number;
  /** Does a request in this row end by an answer, about which one can go to court? */
  readonly answered: (row: string, receivedOn: string) => boolean;
  /** Row of the fourth table whose suits follow a review, with the row of reviews; null: none. */
  readonly afterReview: { readonly group: string; readonly review: string; readonly settled: string } | null;
}

/** A row that no day of the year fits. */
export class UnreachableRow extends Error {
  readonly row: string;
  constructor(row: string) {
    super(`no day of the year fits ${row}`);
    this.row = row;
  }
}

/** Working days between the receipt and the answer at most: the period without extension. */
const longest = 19;
/** The same for what is received late in the year before. */
const late = 12;

/** In the order of their receipt. @throws UnreachableRow */
export function planYear(question: PlanQuestion): readonly PlannedRequest[] {
  const { cells } = question;
  const results = Object.entries(cells.results).flatMap(([row, by]) =>
    each(by).map((kind) => ({ row, kind })),
  );
  const carriedIn = each(cells.carriedIn);
  const requests: PlannedRequest[] = [];
  const left = [...results];
  const open = each(cells.carriedOut);
  for (const applicantKind of carriedIn) requests.push(carried(question, applicantKind, left, open));
  for (const applicantKind of each(cells.received)) {
    const at = left.findIndex(({ kind }) => kind === applicantKind);
    const planned = at < 0 ? undefined : left.splice(at, 1)[0];
    if (planned === undefined) {
      const still = open.indexOf(applicantKind);
      if (still < 0) throw new Error(`the cells of ${applicantKind} do not balance`);
      open.splice(still, 1);
    }
    requests.push({
      applicantKind,
      receivedOn: '',
      result: planned?.row ?? null,
      answerAfter: 0,
      place: 'within',
      disputes: [],
    });
  }
  return withDisputes(question, dated(question, requests));
}

/** `{ a: 2, b: 1 }` → a, a, b */
const each = (by: ByApplicant): string[] =>
  Object.entries(by).flatMap(([kind, count]) => Array.from({ length: count }, () => kind));

/** Received in the last weeks of the year before; ended in the first of this one in a row that its law has, or still open. */
function carried(
  { year, calendar, fits, takes }: PlanQuestion,
  applicantKind: string,
  left: { row: string; kind: string }[],
  open: string[],
): PlannedRequest {
  const receivedOn = calendar.subtractWorkdays(`${year}-01-01`, 4).day;
  const request = { applicantKind, receivedOn, place: 'carried-in', disputes: [] } as const;
  const at = left.findIndex(({ row, kind }) => kind === applicantKind && fits(row, receivedOn));
  const ends = left[at];
  if (ends !== undefined) {
    left.splice(at, 1);
    return { ...request, result: ends.row, answerAfter: Math.max(late, takes(ends.row)) };
  }
  const still = open.indexOf(applicantKind);
  if (still < 0) throw new UnreachableRow(left.find(({ kind }) => kind === applicantKind)?.row ?? '');
  open.splice(still, 1);
  return { ...request, result: null, answerAfter: 0 };
}

/** Gives those received within the year their days: spread, early enough to end in it, late enough to be carried out of it. */
function dated(question: PlanQuestion, requests: readonly PlannedRequest[]): readonly PlannedRequest[] {
  const { year, calendar, fits, takes } = question;
  const within = requests.filter(({ place }) => place === 'within');
  const answered = within.filter(({ result }) => result !== null);
  const days = spreadDays(`${year}-01-04`, lastReceipt(question), answered.length);
  const placed = place(answered, days, fits);
  let turn = 0;
  return requests
    .map((request) => {
      if (request.place !== 'within') return request;
      turn += 1;
      if (request.result === null) {
        return { ...request, receivedOn: calendar.subtractWorkdays(`${year + 1}-01-01`, 3 + (turn % 5)).day };
      }
      const receivedOn = placed.get(request)!;
      const least = takes(request.result);
      return { ...request, receivedOn, answerAfter: least + ((turn * 7) % Math.max(1, longest - least)) };
    })
    .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0));
}

/** Last day on which what takes longest can still end within the year. */
function lastReceipt({ year, calendar, takes, cells }: PlanQuestion): string {
  const most = Math.max(longest, ...Object.keys(cells.results).map(takes));
  return calendar.subtractWorkdays(`${year + 1}-01-01`, most + 6).day;
}

/** Each request a day that its row fits; the most particular rows choose first. */
function place(
  requests: readonly PlannedRequest[],
  days: readonly string[],
  fits: PlanQuestion['fits'],
): ReadonlyMap<PlannedRequest, string> {
  const free = [...days];
  const choices = (request: PlannedRequest) => free.filter((day) => fits(request.result!, day)).length;
  const placed = new Map<PlannedRequest, string>();
  const byChoice = requests
    .map((request) => ({ request, count: choices(request) }))
    .sort((a, b) => a.count - b.count);
  for (const [turn, { request }] of byChoice.entries()) {
    const fitting = free.filter((day) => fits(request.result!, day));
    if (fitting.length === 0) {
      const last = days.findLast((day) => fits(request.result!, day));
      if (last === undefined) throw new UnreachableRow(request.result!);
      placed.set(request, last);
      continue;
    }
    const day = fitting[(turn * 13) % fitting.length]!;
    free.splice(free.indexOf(day), 1);
    placed.set(request, day);
  }
  return placed;
}

/** Days that a dispute needs after the answer before it can be decided within the year. */
const disputeDays = 120;

/** Disputes hang on answers of the first months; where there are too few, on requests of the year before. */
function withDisputes(
  question: PlanQuestion,
  requests: readonly PlannedRequest[],
): readonly PlannedRequest[] {
  const { cells, year, answered, afterReview } = question;
  const wanted = Object.entries(cells.disputes).flatMap(([group, columns]) =>
    Object.entries(columns).flatMap(([column, count]) =>
      Array.from({ length: count }, () => ({ group, column })),
    ),
  );
  const early = requests.filter(
    ({ receivedOn, result, place: where }) =>
      where === 'within' &&
      result !== null &&
      answered(result, receivedOn) &&
      daysBetween(receivedOn, `${year}-12-31`) > disputeDays,
  );
  const given = new Map<PlannedRequest, PlannedDispute[]>();
  const before: PlannedRequest[] = [];
  for (const { group, column } of wanted) {
    const dispute: PlannedDispute = { group, result: column === '' ? null : column, before: false };
    const needsReview = afterReview?.group === group;
    const host = needsReview ? undefined : early.find((request) => !given.has(request));
    if (host !== undefined) {
      given.set(host, [dispute]);
      continue;
    }
    const review: PlannedDispute[] = needsReview
      ? [{ group: afterReview.review, result: afterReview.settled, before: true }]
      : [];
    before.push(disputedBefore(question, before.length, [...review, dispute]));
  }
  return [
    ...before,
    ...requests.map((request) => ({ ...request, disputes: given.get(request) ?? request.disputes })),
  ];
}

/** A request that was asked and answered in the year before, early enough that a review of it could end there too. */
function disputedBefore(
  { year, fits, answered, cells }: PlanQuestion,
  turn: number,
  disputes: readonly PlannedDispute[],
): PlannedRequest {
  const receivedOn = addDays(`${year - 1}-06-03`, (turn * 5) % 60);
  const row = Object.keys(cells.results).find((each) => fits(each, receivedOn) && answered(each, receivedOn));
  if (row === undefined) throw new UnreachableRow('');
  return {
    applicantKind: Object.keys(cells.received)[0] ?? '',
    receivedOn,
    result: row,
    answerAfter: 8,
    place: 'before',
    disputes,
  };
}
