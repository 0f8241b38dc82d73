import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, secondWords } from './county-time.ts';

describe('the time of the county', () => {
  it('is eight hours ahead', () => {
    expect(secondWords('2026-11-20T16:00:00.999Z')).toBe('2026-11-21 00:00:00');
    expect(secondWords('2026-12-31T23:59:59.000Z')).toBe('2027-01-01 07:59:59');
  });

  it('begins and ends a day at its own midnight', () => {
    expect(dayStart('2026-11-21')).toBe('2026-11-20T16:00:00.000Z');
    expect(dayEnd('2026-12-31')).toBe('2026-12-31T16:00:00.000Z');
    expect(dayEnd('2028-02-29')).toBe('2028-02-29T16:00:00.000Z');
  });

  it.each(['', '2026-02-29', '2026-2-3', '2026-13-01', '0001-01-01', '2026-11-21T00:00', '９'])(
    'knows no day “%s”',
    (text) => {
      expect([dayStart(text), dayEnd(text)]).toEqual([null, null]);
    },
  );
});
