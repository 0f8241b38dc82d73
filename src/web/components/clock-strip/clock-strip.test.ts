import { describe, expect, it } from 'vitest';
import { clockWeeks, kindsIn } from './clock-weeks.ts';
import { clockHeadline } from './clock-words.ts';
import { sampleClock } from './sample-clock.ts';

const plain = { received: '2026-03-02', due: '2026-03-30', pause: null } as const;
const cellsOf = (clock: ReturnType<typeof sampleClock>, today: string) =>
  clockWeeks(clock, today).flatMap(({ cells }) => cells);

describe('the headline', () => {
  it.each([
    [{ remaining: 6 }, 'calm', '6', '2026年3月30日'],
    [{ remaining: 3 }, 'soon', '3', '2026年3月30日'],
    [{ remaining: 0 }, 'soon', '0', '2026年3月30日'],
    [{ remaining: -2, overdue: true }, 'over', '2', '应于 2026年3月30日 前答复'],
    [{ due: null, remaining: 14, worstCase: '2026-04-20' }, 'paused', '14', '最迟 2026年4月20日'],
    [{ finishedOn: '2026-03-25', onTime: true }, 'ended', '已答复', '2026年3月25日'],
    [{ finishedOn: '2026-04-01', onTime: false, overdue: true }, 'over', '已答复', '2026年4月1日'],
    [{ finishedOn: '2026-03-25', onTime: null }, 'ended', '已终结', '2026年3月25日'],
  ])('of %j is %s', (more, tone, figure, day) => {
    expect(clockHeadline(sampleClock(plain, more))).toMatchObject({ tone, figure, day });
  });

  it('says that a day is provisional', () => {
    expect(clockHeadline(sampleClock(plain, { provisional: true })).day).toContain('暂定');
  });
});

describe('the strip', () => {
  it('has every day once, in weeks from Monday, months named where they begin', () => {
    const weeks = clockWeeks(sampleClock(plain), '2026-03-20');
    expect(weeks.map(({ cells }) => cells.length)).toEqual([7, 7, 7, 7, 1]);
    expect(weeks.map(({ month }) => month)).toEqual(['3月', '', '', '', '']);
    const april = clockWeeks(sampleClock({ ...plain, due: '2026-04-02' }), '2026-03-20');
    expect(april.at(-1)!.month).toBe('4月');
  });

  it('tells days that passed from days to come, and frames today', () => {
    const cells = cellsOf(sampleClock(plain), '2026-03-20');
    const of = (day: string) => cells.find((cell) => cell.day === day);
    expect(of('2026-03-02')?.kind).toBe('received');
    expect(of('2026-03-20')).toMatchObject({ kind: 'counted', today: true });
    expect(of('2026-03-23')).toMatchObject({ kind: 'coming', today: false });
    expect(of('2026-03-30')).toMatchObject({ kind: 'coming', due: true });
  });

  it('shows the days after the due day, but no wall of them', () => {
    const overdue = sampleClock(plain, { overdue: true, remaining: -3 });
    const late = (today: string) => cellsOf(overdue, today).filter(({ kind }) => kind === 'late');
    expect(late('2026-04-02').map(({ day }) => day)).toEqual(['2026-03-31', '2026-04-01', '2026-04-02']);
    expect(late('2026-12-31')).toHaveLength(28);
    expect(late('2026-12-31').at(-1)).toMatchObject({ day: '2026-12-31', today: true });
  });

  it('ends with a late answer, not with today', () => {
    const answered = sampleClock(plain, { overdue: true, finishedOn: '2026-04-01', onTime: false });
    expect(cellsOf(answered, '2026-05-20').at(-1)!.day).toBe('2026-04-01');
  });

  it('names in the legend what occurs, and nothing else', () => {
    const paused = sampleClock({ ...plain, pause: ['2026-03-10', '2026-03-12'] });
    expect(kindsIn(clockWeeks(paused, '2026-03-30'))).toEqual(['received', 'counted', 'off', 'excluded']);
  });
});
