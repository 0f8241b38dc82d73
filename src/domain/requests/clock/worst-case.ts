/** How late the last day becomes if others take all the time they have. Source: rule L-C.9. */
import type { Calendar, CountedDay } from '../../calendar/calendar.ts';
import type { CaseState } from './case-state.ts';
import { dueOf } from './count.ts';
import type { PreparedRules } from './law-of-case.ts';

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * @param asOf day that is known: who is late already takes at least until then
 * @returns null when the case is over
 */
export function worstCase(
  rules: PreparedRules,
  calendar: Calendar,
  state: CaseState,
  base: number,
  asOf: string,
): CountedDay | null {
  const { track, pauses, extension } = state;
  if (track.stop !== null) {
    const { by, lastDay } = track.stop;
    const restart = rules.lifecycle.events.find(
      ({ effect, closes }) => effect === 'restart' && closes === by.id,
    );
    const kept = restart?.drops.includes('extension') ? 0 : extension;
    return calendar.addWorkdays(later(lastDay, asOf), base + kept);
  }
  const ended = pauses.map((each) =>
    each.ended !== null
      ? each
      : { ...each, ended: each.closesItself ? each.lastDay : later(each.lastDay, asOf) },
  );
  return dueOf(calendar, track, ended, base + extension);
}
