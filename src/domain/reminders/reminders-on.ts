/** What people are to be reminded of on a day. */
import type { Calendar } from '../calendar/calendar.ts';
import { daysBetween } from '../days/county-day.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { ClockResult } from '../requests/clock.ts';
import type { ReminderRule, Watched } from './reminder-rule.ts';

/** A last day that is watched. */
export interface WatchedDay {
  readonly watches: Watched;
  readonly lastDay: string;
  /** Day from which working days that have passed are counted; null: not counted. */
  readonly since: string | null;
  /** Which of several it is: a consultation; '' for the only one. */
  readonly about: string;
}

export interface DueReminder {
  readonly rule: ReminderRule;
  readonly lastDay: string;
  /** Told once: rule, last day and stage. */
  readonly key: string;
  /** Working days left, or past when negative. */
  readonly left: number;
  readonly about: string;
}

/** The last days that a running clock shows. */
export function watchedDays(clock: ClockResult): readonly WatchedDay[] {
  if (clock.finishedOn !== null) return [];
  const one = (watches: Watched, lastDay: string | null, since: string | null = null, about = '') =>
    lastDay === null ? [] : [{ watches, lastDay, since, about }];
  return [
    ...one('supplement-notice', clock.supplementNoticeBy, clock.anchor),
    ...one('due', clock.due),
    ...clock.consultations.flatMap(({ id, lastDay }) => one('consultation', lastDay, null, id)),
    ...one('payment', clock.payBy),
  ];
}

/**
 * Of each rule the stage that is reached now, at most one: a day on which nothing ran is not made up for by several
 * reminders at once.
 * @param today `YYYY-MM-DD`
 */
export function remindersOn(
  rules: readonly ReminderRule[],
  calendar: Calendar,
  watched: readonly WatchedDay[],
  today: string,
): readonly DueReminder[] {
  return watched.flatMap((day) =>
    rules
      .filter((rule) => rule.watches === day.watches && holdsOn(rule, today))
      .flatMap((rule) => {
        const stage = stageOf(rule, calendar, day, today);
        if (stage === null) return [];
        const { lastDay, about } = day;
        const left =
          lastDay < today
            ? -calendar.workdaysBetween(lastDay, today)
            : calendar.workdaysBetween(today, lastDay);
        const key = [rule.id, lastDay, ...(about === '' ? [] : [about]), stage].join('/');
        return [{ rule, lastDay, key, left, about }];
      }),
  );
}

function stageOf(rule: ReminderRule, calendar: Calendar, day: WatchedDay, today: string): string | null {
  const { lastDay, since } = day;
  if (lastDay < today) return rule.overdue ? today : null;
  const left = calendar.workdaysBetween(today, lastDay);
  const before = smallest(rule.before.filter((stage) => left <= stage));
  if (before !== null) return `w${before}`;
  const days = smallest(rule.days.filter((stage) => daysBetween(today, lastDay) <= stage));
  if (days !== null) return `d${days}`;
  if (since === null) return null;
  const passed = calendar.workdaysBetween(since, today);
  const reached = rule.after.filter((stage) => passed >= stage);
  return reached.length === 0 ? null : `a${Math.max(...reached)}`;
}

const smallest = (stages: readonly number[]): number | null =>
  stages.length === 0 ? null : Math.min(...stages);
