import { expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isDay, startOfDay } from './county-day.ts';

it('a day of the county begins at 16:00 UTC of the day before', () => {
  expect(dayOf('2026-11-20T15:59:59.999Z')).toBe('2026-11-20');
  expect(dayOf('2026-11-20T16:00:00.000Z')).toBe('2026-11-21');
  expect(startOfDay('2026-11-21')).toBe('2026-11-20T16:00:00.000Z');
  expect(dayOf(startOfDay('2027-01-01'))).toBe('2027-01-01');
});

it('days are counted over months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
});

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '0026-01-01', '2026-01-01T00:00'])(
  '%j is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);
