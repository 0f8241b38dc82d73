/** How urgent a listed request is, in working days. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { RequestColumns } from '../ports/requests.ts';

/** So many working days and fewer are soon. */
export const soonWorkdays = 3;

export interface Urgency {
  /** `over`: past due; `soon`: few working days left; `paused`: does not count now; `ended`: answered or closed. */
  readonly tone: 'over' | 'soon' | 'calm' | 'paused' | 'ended';
  /** 逾期 3 个工作日, 今天到期, 剩 5 个工作日, 暂停计时 */
  readonly words: string;
}

/** @param today `YYYY-MM-DD` */
export function urgencyOf(
  calendar: Calendar,
  { open, due, onTime }: Pick<RequestColumns, 'open' | 'due' | 'onTime'>,
  today: string,
): Urgency {
  if (!open) {
    return { tone: 'ended', words: onTime === false ? '已办结（逾期答复）' : '已办结' };
  }
  if (due === null) return { tone: 'paused', words: '暂停计时' };
  if (due < today) {
    return { tone: 'over', words: `逾期 ${calendar.workdaysBetween(due, today)} 个工作日` };
  }
  const left = calendar.workdaysBetween(today, due);
  if (left === 0) return { tone: 'soon', words: '今天到期' };
  return { tone: left <= soonWorkdays ? 'soon' : 'calm', words: `剩 ${left} 个工作日` };
}
