import { describe, expect, it } from 'vitest';
import type { CalendarNotice } from './calendar.ts';
import { createCalendar } from './create-calendar.ts';

const notice = (year: number, more: Partial<CalendarNotice> = {}): CalendarNotice => ({
  year,
  source: `通知〔${year - 1}〕1号`,
  issued: `${year - 1}-11-04`,
  scope: 'national',
  off: [{ from: `${year}-01-01`, until: `${year}-01-03`, name: '元旦' }],
  work: [],
  ...more,
});

describe('a day', () => {
  const calendar = createCalendar([notice(2026, { work: [{ day: '2026-01-04', name: '元旦' }] })]);

  it.each([
    ['2026-01-01', 'holiday', '元旦', '通知〔2025〕1号', false],
    ['2026-01-03', 'holiday', '元旦', '通知〔2025〕1号', false],
    ['2026-01-04', 'make-up', '元旦', '通知〔2025〕1号', true],
    ['2026-01-05', 'weekday', '', '', true],
    ['2026-01-10', 'weekend', '', '', false],
  ])('%s is a %s', (day, kind, name, source, works) => {
    expect(calendar.facts(day)).toEqual({ day, kind, name, source, works, provisional: false });
    expect(calendar.isWorkday(day)).toBe(works);
  });

  it('of a year without a notice is provisional, and nobody says for certain whether it works', () => {
    expect(calendar.facts('2027-01-01')).toMatchObject({ works: true, kind: 'weekday', provisional: true });
    expect(calendar.facts('2027-01-02')).toMatchObject({ works: false, kind: 'weekend', provisional: true });
    expect(() => calendar.isWorkday('2027-01-01')).toThrow(RangeError);
    expect(() => calendar.isWorkday('2025-12-31')).toThrow(RangeError);
    expect(() => calendar.isWorkday('2026-02-30')).toThrow(RangeError);
  });
});

describe('counting', () => {
  const calendar = createCalendar([notice(2026)]);

  it('goes on by Monday to Friday beyond the published years, and says so', () => {
    expect(calendar.addWorkdays('2026-12-29', 2)).toEqual({ day: '2026-12-31', provisional: false });
    expect(calendar.addWorkdays('2026-12-29', 3)).toEqual({ day: '2027-01-01', provisional: true });
    expect(calendar.addWorkdays('2030-06-06', 6)).toEqual({ day: '2030-06-14', provisional: true });
    expect(calendar.subtractWorkdays('2026-01-05', 1)).toEqual({ day: '2025-12-31', provisional: true });
    expect(calendar.subtractWorkdays('2026-01-06', 1)).toEqual({ day: '2026-01-05', provisional: false });
    expect(calendar.addDays('2026-12-01', 31)).toEqual({
      raw: '2027-01-01',
      day: '2027-01-01',
      provisional: true,
    });
    expect(calendar.onOrAfter('2027-01-02')).toEqual({ day: '2027-01-04', provisional: true });
    expect(calendar.workdaysBetween('2026-12-30', '2027-01-05')).toBe(4);
  });

  it('takes no other number than a whole one from 1', () => {
    for (const n of [0, -1, 1.5, Number.NaN])
      expect(() => calendar.addWorkdays('2026-03-02', n)).toThrow(RangeError);
    expect(calendar.workdaysBetween('2026-03-03', '2026-03-02')).toBe(0);
    expect(calendar.onOrBefore('2026-03-01').day).toBe('2026-02-27');
  });
});

describe('several notices', () => {
  const changed = notice(2026, {
    source: '通知〔2026〕2号',
    issued: '2026-03-22',
    off: [{ from: '2026-01-04', until: '2026-01-05', name: '元旦' }],
    work: [{ day: '2026-01-10', name: '元旦' }],
  });
  const local = notice(2026, {
    source: '县政府通告',
    issued: '2025-10-01',
    scope: 'local',
    off: [{ from: '2026-04-20', until: '2026-04-20', name: '三月三' }],
  });

  it('the one issued later holds for the days that it names, whatever their order', () => {
    for (const notices of [
      [notice(2026), changed],
      [changed, notice(2026)],
    ]) {
      const calendar = createCalendar(notices);
      expect(calendar.facts('2026-01-03').source).toBe('通知〔2025〕1号');
      expect(calendar.facts('2026-01-05')).toMatchObject({ works: false, source: '通知〔2026〕2号' });
      expect(calendar.isWorkday('2026-01-10')).toBe(true);
    }
    expect(createCalendar([notice(2026), changed]).version).toBe(
      createCalendar([changed, notice(2026)]).version,
    );
    expect(createCalendar([notice(2026), changed]).version).not.toBe(createCalendar([notice(2026)]).version);
  });

  it('a local one changes its days and publishes no year', () => {
    const calendar = createCalendar([notice(2026), local]);
    expect(calendar.facts('2026-04-20')).toMatchObject({
      works: false,
      name: '三月三',
      source: '县政府通告',
    });
    expect(calendar.addWorkdays('2026-04-17', 1).day).toBe('2026-04-21');
    const later = {
      ...local,
      year: 2027,
      off: [{ from: '2027-04-09', until: '2027-04-09', name: '三月三' }],
    };
    const beyond = createCalendar([notice(2026), later]);
    expect(beyond.publishedUntil).toBe('2026-12-31');
    expect(beyond.addWorkdays('2027-04-08', 1)).toEqual({ day: '2027-04-12', provisional: true });
  });

  it('with a gap publish the years after it; a year before the gap still has its days', () => {
    const calendar = createCalendar([notice(2023), notice(2025), notice(2026)]);
    expect([calendar.publishedFrom, calendar.publishedUntil]).toEqual(['2025-01-01', '2026-12-31']);
    expect(calendar.isWorkday('2023-06-05')).toBe(true);
    expect(() => calendar.isWorkday('2024-06-05')).toThrow(RangeError);
    expect(calendar.addWorkdays('2023-12-27', 5).provisional).toBe(true);
    expect(calendar.addWorkdays('2023-03-06', 5).provisional).toBe(false);
  });

  it('are needed: without a national one there is no calendar', () => {
    expect(() => createCalendar([local])).toThrow(RangeError);
  });
});
