import { describe, expect, it } from 'vitest';
import { createCalendar } from '../calendar/create-calendar.ts';
import type { ReminderRule } from './reminder-rule.ts';
import { remindersOn, type WatchedDay } from './reminders-on.ts';

// 2026-11-02 is a Monday; no holidays until the end of the year.
const calendar = createCalendar([
  { year: 2026, source: 't', issued: '2025-11-01', scope: 'national', off: [], work: [] },
]);
const rule = (more: Partial<ReminderRule>): ReminderRule => ({
  id: 'r',
  watches: 'due',
  before: [],
  days: [],
  after: [],
  overdue: false,
  to: ['handler'],
  notice: 'n',
  from: '2008-05-01',
  until: null,
  article: '',
  ...more,
});
const due: WatchedDay = { watches: 'due', lastDay: '2026-11-20', since: null, about: '' };
const keys = (rules: readonly ReminderRule[], day: WatchedDay, today: string) =>
  remindersOn(rules, calendar, [day], today).map(({ key }) => key);

describe('stages before a last day', () => {
  const before = [rule({ before: [10, 5, 3, 1, 0] })];
  it.each([
    ['2026-11-05', []],
    ['2026-11-06', ['r/2026-11-20/w10']],
    ['2026-11-12', ['r/2026-11-20/w10']],
    ['2026-11-13', ['r/2026-11-20/w5']],
    ['2026-11-17', ['r/2026-11-20/w3']],
    ['2026-11-19', ['r/2026-11-20/w1']],
    ['2026-11-20', ['r/2026-11-20/w0']],
    ['2026-11-21', []],
  ])('on %s: %j', (today, expected) => {
    expect(keys(before, due, today)).toEqual(expected);
  });

  it('natural days', () => {
    const days = [rule({ days: [10, 5] })];
    expect(keys(days, due, '2026-11-09')).toEqual([]);
    expect(keys(days, due, '2026-11-10')).toEqual(['r/2026-11-20/d10']);
    expect(keys(days, due, '2026-11-15')).toEqual(['r/2026-11-20/d5']);
  });
});

it('days passed since receipt, as long as the last day has not passed', () => {
  const day: WatchedDay = {
    watches: 'supplement-notice',
    lastDay: '2026-11-11',
    since: '2026-11-02',
    about: '',
  };
  const after = [rule({ watches: 'supplement-notice', after: [3, 5] })];
  expect(keys(after, day, '2026-11-04')).toEqual([]);
  expect(keys(after, day, '2026-11-05')).toEqual(['r/2026-11-11/a3']);
  expect(keys(after, day, '2026-11-09')).toEqual(['r/2026-11-11/a5']);
  expect(keys(after, day, '2026-11-12')).toEqual([]);
});

it('once overdue, every day has a stage of its own, and says how late it is', () => {
  const rules = [rule({ overdue: true })];
  expect(keys(rules, due, '2026-11-20')).toEqual([]);
  expect(keys(rules, due, '2026-11-23')).toEqual(['r/2026-11-20/2026-11-23']);
  expect(remindersOn(rules, calendar, [due], '2026-11-24')[0]!.left).toBe(-2);
});

it('each consultation is told of separately; other days and rules not in force are not', () => {
  const rules = [
    rule({ watches: 'consultation', before: [3] }),
    rule({ id: 'old', watches: 'consultation', before: [3], until: '2020-01-01' }),
    rule({ id: 'other', watches: 'payment', before: [3] }),
  ];
  const day = (about: string): WatchedDay => ({ ...due, watches: 'consultation', about });
  const found = remindersOn(rules, calendar, [day('a'), day('b')], '2026-11-18');
  expect(found.map(({ key }) => key)).toEqual(['r/2026-11-20/a/w3', 'r/2026-11-20/b/w3']);
});
