/** The count itself: last day, days taken out, days used up. Source: rules L-C.5, L-C.8, L-C.9. */
import type { Calendar, CountedDay } from '../../calendar/calendar.ts';
import type { Pause, Track } from './case-state.ts';

/** Days in (after, until] that are not counted; `until` null: still open. */
export interface Interval {
  readonly after: string;
  readonly until: string | null;
}

/** The pauses of a count, clipped to its anchor, overlaps united, in order. */
export function united(pauses: readonly Pause[], anchor: string): readonly Interval[] {
  const clipped = pauses
    .filter(({ excludes, ended }) => excludes && (ended === null || ended > anchor))
    .map(({ sent, ended }) => ({ after: sent < anchor ? anchor : sent, until: ended }))
    .filter(({ after, until }) => until === null || after < until)
    .sort((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0));
  const joined: Interval[] = [];
  for (const next of clipped) {
    const last = joined.at(-1);
    if (last === undefined || (last.until !== null && last.until < next.after)) joined.push(next);
    else if (last.until !== null && (next.until === null || next.until > last.until))
      joined[joined.length - 1] = { after: last.after, until: next.until };
  }
  return joined;
}

/**
 * The n-th working day after the anchor outside of the pauses; null when an open pause comes before it. A pause that begins
 * on that day or later does not move it.
 */
export function countOut(
  calendar: Calendar,
  anchor: string,
  n: number,
  pauses: readonly Interval[],
): CountedDay | null {
  let from = anchor;
  let left = n;
  for (const { after, until } of pauses) {
    const before = calendar.workdaysBetween(from, after);
    if (before >= left) break;
    if (until === null) return null;
    left -= before;
    from = until;
  }
  const end = calendar.addWorkdays(from, left);
  // What was counted before the first days that have a notice is as unsure as what lies after the last.
  const provisional = end.provisional || (from !== anchor && calendar.addWorkdays(anchor, 1).provisional);
  return { day: end.day, provisional };
}

/** Last day of a count with so many working days; null while it is stopped or paused before reaching it. */
export function dueOf(
  calendar: Calendar,
  track: Track,
  pauses: readonly Pause[],
  workdays: number,
): CountedDay | null {
  const { anchor, stop, fixed } = track;
  const end =
    fixed === null
      ? countOut(calendar, anchor, workdays, pauses.length === 0 ? [] : united(pauses, anchor))
      : { day: fixed.day, provisional: false };
  return stop !== null && (end === null || stop.on <= end.day) ? null : end;
}

/** Working days of the pauses in (anchor, until]. */
export function excludedUntil(calendar: Calendar, pauses: readonly Interval[], until: string): number {
  let sum = 0;
  for (const { after, until: ended } of pauses)
    sum += calendar.workdaysBetween(after, ended !== null && ended < until ? ended : until);
  return sum;
}

/** Working days counted in (anchor, until]. */
export function consumedUntil(
  calendar: Calendar,
  anchor: string,
  pauses: readonly Interval[],
  until: string,
): number {
  return calendar.workdaysBetween(anchor, until) - excludedUntil(calendar, pauses, until);
}
