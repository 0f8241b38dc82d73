/** The working calendar of a county: the notices of rules/calendars and those that it entered itself. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { createCalendar } from '../../domain/calendar/create-calendar.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Made once for each set of notices: building one costs milliseconds, asking it nothing. */
const made = new WeakMap<object, Map<string, Calendar>>();

/** Of the county, as known now. */
export async function countyCalendar(
  stores: Pick<Stores, 'calendarNotices'>,
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  regionId: string,
): Promise<Calendar> {
  const entered = await stores.calendarNotices.list(regionId);
  const key = entered.map(({ noticeId }) => noticeId).join(',');
  const known = made.get(requestRules) ?? new Map<string, Calendar>();
  made.set(requestRules, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const calendar = createCalendar([...requestRules.notices, ...entered]);
  known.set(key, calendar);
  return calendar;
}
