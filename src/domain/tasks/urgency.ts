/** How urgent a task is. */
import { addDays, daysBetween } from '../days/county-day.ts';

/** `overdue`: its last day is over; `soon`: three weekdays or fewer are left, today included; `later`: more, or no day. */
export type Urgency = 'overdue' | 'soon' | 'later';

const soonWeekdays = 3;

/**
 * The urgency of something that is due on a day. Working days are taken as Monday to Friday: the rules hold no calendar of
 * holidays and make-up days yet, and nothing here moves a due day, it only says when to warn.
 */
export function urgencyOf(due: string | null, today: string): Urgency {
  if (due === null) return 'later';
  if (due < today) return 'overdue';
  return weekdaysLeft(due, today, soonWeekdays) <= soonWeekdays ? 'soon' : 'later';
}

/** Weekdays from today to a day, both included; counting stops above `most`. */
function weekdaysLeft(due: string, today: string, most: number): number {
  let left = 0;
  for (let day = today; day <= due && left <= most; day = addDays(day, 1)) if (isWeekday(day)) left += 1;
  return left;
}

function isWeekday(day: string): boolean {
  const number = new Date(`${day}T00:00:00Z`).getUTCDay();
  return number !== 0 && number !== 6;
}

/** In words: 已逾期 3 天, 今天到期, 还有 5 天; '' without a day. */
export function dueWords(due: string | null, today: string): string {
  if (due === null) return '';
  const days = daysBetween(today, due);
  if (days < 0) return `已逾期 ${-days} 天`;
  return days === 0 ? '今天到期' : `还有 ${days} 天`;
}
