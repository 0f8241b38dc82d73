import { describe, expect, it } from 'vitest';
import {
  type FileRetention,
  lastDayOf,
  type RetentionPeriod,
  type RetentionRules,
  retainFilesFor,
  retainUntilFor,
} from './retention.ts';

describe('lastDayOf', () => {
  it.each([
    ['2026-11-21', 'months', 6, '2027-05-21'],
    ['2026-08-31', 'months', 6, '2027-02-28'],
    ['2027-08-31', 'months', 6, '2028-02-29'],
    ['2026-12-31', 'months', 2, '2027-02-28'],
    ['2026-01-31', 'months', 1, '2026-02-28'],
    ['2024-02-29', 'years', 1, '2025-02-28'],
    ['2026-11-21', 'years', 3, '2029-11-21'],
    ['2026-11-21', 'days', 30, '2026-12-21'],
    ['2026-12-31', 'days', 1, '2027-01-01'],
    ['2026-11-21', 'days', 0, '2026-11-21'],
  ] as const)('%s and %s %i: %s', (day, unit, count, last) => {
    expect(lastDayOf(day, { unit, count })).toBe(last);
  });
});

describe('retainUntilFor', () => {
  const period = (more: Partial<RetentionPeriod>): RetentionPeriod => ({
    owner: 'account',
    event: 'ended',
    kinds: ['phone', 'email'],
    keep: { unit: 'months', count: 6 },
    article: 'a',
    reason: 'r',
    from: '2021-11-01',
    until: '2026-01-01',
    ...more,
  });
  const rules: RetentionRules = {
    inForceFrom: '2021-11-01',
    files: [],
    fileKinds: new Map(),
    owners: new Map(),
    events: new Map(),
    periods: [
      period({}),
      period({ keep: { unit: 'months', count: 3 }, from: '2026-01-01', until: null }),
      period({ kinds: ['address'], keep: { unit: 'days', count: 30 }, until: null }),
      period({ owner: 'request', until: null }),
    ],
  };
  const days = (day: string, event = 'ended') =>
    retainUntilFor(rules, 'account', event, day).map(({ kind, lastDay }) => [kind, lastDay]);

  it('judges by the entry in force on the day of the event', () => {
    expect(days('2025-12-31')).toEqual([
      ['phone', '2026-06-30'],
      ['email', '2026-06-30'],
      ['address', '2026-01-30'],
    ]);
    expect(days('2026-01-01')).toEqual([
      ['phone', '2026-04-01'],
      ['email', '2026-04-01'],
      ['address', '2026-01-31'],
    ]);
  });

  it('says nothing of other events and of days before the law', () => {
    expect(days('2026-01-01', 'begun')).toEqual([]);
    expect(days('2021-10-31')).toEqual([]);
  });
});

it('keeps files by their kind: those of every other kind first, so that a named kind has its own day', () => {
  const entry = (files: FileRetention['files'], count: number): FileRetention => ({
    owner: 'request',
    event: 'ended',
    files,
    keep: { unit: 'years', count },
    article: 'a',
    reason: 'r',
    from: '2021-11-01',
    until: null,
  });
  const rules = {
    files: [entry(['proof'], 5), entry('others', 10), { ...entry(['proof'], 1), owner: 'else' }],
  };
  expect(retainFilesFor(rules, 'request', 'ended', '2026-02-28')).toEqual([
    { files: 'others', lastDay: '2036-02-28' },
    { files: ['proof'], lastDay: '2031-02-28' },
  ]);
  expect(retainFilesFor(rules, 'request', 'begun', '2026-02-28')).toEqual([]);
});
