import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCalendars } from '../../rulebook-files/calendars.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import type { PlannedRequest } from './plan.ts';
import { type PlanQuestion, planYear, UnreachableRow } from './plan-year.ts';
import type { YearCells } from './year-cells.ts';

const read = readCalendars(join(import.meta.dirname, '../../../rules'));
if (!read.ok) throw new Error('calendars');
const calendar = createCalendar(read.notices);

const kinds = ['person', 'company', 'charity'];
const rows = ['open', 'part', 'secret', 'unclear'];
const groups = ['review', 'direct', 'after'];
const columns = ['kept', 'mended', ''];

const question = (year: number, cells: YearCells): PlanQuestion => ({
  year,
  cells,
  calendar,
  fits: () => true,
  answered: (row) => row !== 'unclear',
  takes: (row) => (row === 'unclear' ? 14 : 0),
  afterReview: { group: 'after', review: 'review', settled: 'kept' },
});

const by = fc.record(Object.fromEntries(kinds.map((kind) => [kind, fc.nat(6)])));
const balanced = fc
  .record({
    results: fc.record(Object.fromEntries(rows.map((row) => [row, by]))),
    carriedOut: by,
    carriedIn: by,
    disputes: fc.record(
      Object.fromEntries(
        groups.map((group) => [
          group,
          fc.record(Object.fromEntries(columns.map((each) => [each, fc.nat(2)]))),
        ]),
      ),
    ),
  })
  .map(({ results, carriedOut, carriedIn, disputes }): YearCells => {
    const sum = (kind: string) =>
      carriedOut[kind]! + Object.values(results).reduce((all, each) => all + each[kind]!, 0);
    const brought = Object.fromEntries(kinds.map((kind) => [kind, Math.min(carriedIn[kind]!, sum(kind))]));
    const received = Object.fromEntries(kinds.map((kind) => [kind, sum(kind) - brought[kind]!]));
    return { received, carriedIn: brought, carriedOut, results, disputes };
  });

/** Counts a plan as the ledger would be counted. */
function count(year: number, plan: readonly PlannedRequest[]): YearCells {
  const none = () => Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const cells = {
    received: none(),
    carriedIn: none(),
    carriedOut: none(),
    results: Object.fromEntries(rows.map((row) => [row, none()])),
    disputes: Object.fromEntries(
      groups.map((group) => [group, Object.fromEntries(columns.map((each) => [each, 0]))]),
    ),
  };
  for (const { applicantKind, receivedOn, result, answerAfter, disputes } of plan) {
    const endedOn = result === null ? null : calendar.addWorkdays(receivedOn, Math.max(1, answerAfter)).day;
    const inYear = (day: string | null) => day?.startsWith(`${year}-`) === true;
    if (inYear(receivedOn)) cells.received[applicantKind]! += 1;
    const openBefore = endedOn === null || endedOn >= `${year}-01-01`;
    if (receivedOn < `${year}-01-01` && openBefore) cells.carriedIn[applicantKind]! += 1;
    if (inYear(endedOn)) cells.results[result!]![applicantKind]! += 1;
    if (endedOn === null) cells.carriedOut[applicantKind]! += 1;
    for (const each of disputes) if (!each.before) cells.disputes[each.group]![each.result ?? '']! += 1;
  }
  return cells;
}

it('gives every balanced table back when it is counted', () => {
  fc.assert(
    fc.property(balanced, fc.integer({ min: 2010, max: 2025 }), (cells, year) => {
      expect(count(year, planYear(question(year, cells)))).toEqual(cells);
    }),
    { numRuns: 300 },
  );
});

it('asks for a row only on days whose law has it, and says which row no day has', () => {
  const cells: YearCells = {
    received: { person: 40 },
    carriedIn: {},
    carriedOut: {},
    results: { open: { person: 30 }, part: { person: 10 } },
    disputes: {},
  };
  const asked = {
    ...question(2019, cells),
    fits: (row: string, day: string) => row === 'open' || day >= '2019-05-15',
  };
  const plan = planYear(asked);
  expect(plan.filter(({ result, receivedOn }) => result === 'part' && receivedOn < '2019-05-15')).toEqual([]);
  expect(plan.filter(({ receivedOn }) => receivedOn < '2019-05-15').length).toBeGreaterThan(5);
  expect(() => planYear({ ...asked, fits: (row) => row === 'open' })).toThrow(UnreachableRow);
});

it('spreads a year over its months', () => {
  const cells: YearCells = {
    received: { person: 60 },
    carriedIn: {},
    carriedOut: {},
    results: { open: { person: 60 } },
    disputes: {},
  };
  const months = new Set(planYear(question(2024, cells)).map(({ receivedOn }) => receivedOn.slice(0, 7)));
  expect(months.size).toBeGreaterThanOrEqual(10);
});
