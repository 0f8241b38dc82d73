import { describe, expect, it } from 'vitest';
import { dayWords, localTime } from './local-time.ts';

describe('local time', () => {
  it('writes a day without leading zeros', () => {
    expect(dayWords('2026-03-01')).toBe('2026年3月1日');
    expect(dayWords('2026-11-21')).toBe('2026年11月21日');
  });

  it('leaves what is no day as it is', () => {
    expect(dayWords('')).toBe('');
    expect(dayWords('去年')).toBe('去年');
  });

  it('tells the hour of the county, across the change of day', () => {
    expect(localTime('2026-11-20T16:05:59.999Z')).toBe('2026年11月21日 00:05');
    expect(localTime('2026-12-31T15:59:00Z')).toBe('2026年12月31日 23:59');
  });
});
