/** What a clock says in one glance: the figure, the words beside it, and how urgent it is. */
import { dayWords } from '../../../domain/days/day-words.ts';
import type { ClockResult } from '../../../domain/requests/clock.ts';

/** `over`: past due; `soon`: few working days left; `paused`: not counting now; `ended`: answered or closed. */
export type ClockTone = 'over' | 'soon' | 'calm' | 'paused' | 'ended';

export interface ClockHeadline {
  readonly tone: ClockTone;
  /** Sign that says the tone without colour. */
  readonly sign: string;
  /** The largest thing: a number of working days, or a word. */
  readonly figure: string;
  readonly words: string;
  /** Below it: the due day, or the latest one while the clock stands. */
  readonly day: string;
}

/** So many working days and fewer are soon. Source: design of lists, reminders of L-S.5. */
export const soonWorkdays = 3;

/** The tone of a running clock by what is left; null: it does not run. */
export function toneOf(remaining: number | null, overdue: boolean): 'over' | 'soon' | 'calm' | 'paused' {
  if (overdue) return 'over';
  if (remaining === null) return 'paused';
  return remaining <= soonWorkdays ? 'soon' : 'calm';
}

/** The headline of a clock as it stood on its day. */
export function clockHeadline(clock: ClockResult): ClockHeadline {
  const { finishedOn, onTime, due, remaining, overdue, worstCase, provisional } = clock;
  const marked = (day: string) => `${dayWords(day)}${provisional ? '（暂定）' : ''}`;
  if (finishedOn !== null) {
    const late = onTime === false;
    return {
      tone: late ? 'over' : 'ended',
      sign: late ? '逾期' : '完成',
      figure: onTime === null ? '已终结' : '已答复',
      words: onTime === null ? '不再计算期限' : late ? '超过期限后才答复' : '在期限内答复',
      day: dayWords(finishedOn),
    };
  }
  if (due === null) {
    return {
      tone: 'paused',
      sign: '暂停',
      figure: remaining === null ? '—' : String(remaining),
      words: '个工作日可用，现在不计时',
      day: worstCase === null ? '恢复计时后确定到期日' : `最迟 ${marked(worstCase)}`,
    };
  }
  const left = remaining ?? 0;
  if (overdue) {
    return {
      tone: 'over',
      sign: '逾期',
      figure: String(Math.abs(left)),
      words: '个工作日，已逾期',
      day: `应于 ${marked(due)} 前答复`,
    };
  }
  return {
    tone: toneOf(left, false) === 'soon' ? 'soon' : 'calm',
    sign: left <= soonWorkdays ? '将到期' : '在办',
    figure: String(left),
    words: left === 0 ? '个工作日，今天到期' : '个工作日后到期',
    day: marked(due),
  };
}
