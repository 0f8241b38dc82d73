/** Makes the working calendar of the State Council's notices and local overlays. Source: rules L-C.1 to L-C.7. */
import type { Calendar, CalendarNotice, CountedDay, DayFacts, RolledDay } from './calendar.ts';
import {
  dayNumber,
  daysOfMonth,
  dayText,
  isWeekend,
  numberOf,
  partsOf,
  weekdayAt,
  weekdaysUpTo,
} from './day-number.ts';
import { namedDays, noticesVersion } from './named-days.ts';

/**
 * The calendar of these notices. A later notice prevails for the days that it names, a local one over national ones.
 * Working days are numbered once over all named days, so that adding any number of them is a look-up; outside of them
 * Monday to Friday is counted, and what was counted over a year without a national notice is marked provisional.
 * @throws RangeError when no national notice is given, or a notice names what is no day
 */
export function createCalendar(notices: readonly CalendarNotice[]): Calendar {
  const national = new Set(notices.filter(({ scope }) => scope === 'national').map(({ year }) => year));
  if (national.size === 0) throw new RangeError('a calendar needs a national notice');
  const lastYear = Math.max(...national);
  let firstYear = lastYear;
  while (national.has(firstYear - 1)) firstYear -= 1;
  const publishedFrom = numberOf(firstYear, 1, 1);
  const publishedUntil = numberOf(lastYear, 12, 31);
  const named = namedDays(notices);

  // The table covers all that differs from Monday to Friday.
  const first = Math.min(numberOf(Math.min(...national), 1, 1), ...named.keys());
  const last = Math.max(publishedUntil, ...named.keys());
  const length = last - first + 1;
  const countBefore = weekdaysUpTo(first - 1);
  const counts = new Int32Array(length);
  const texts: string[] = [];
  const workdays: number[] = [];
  for (let at = 0; at < length; at++) {
    const day = first + at;
    const entry = named.get(day);
    if (entry === undefined ? !isWeekend(day) : !entry.off) workdays.push(day);
    counts[at] = countBefore + workdays.length;
    texts.push(dayText(day));
  }
  const countAtEnd = countBefore + workdays.length;
  const shift = countAtEnd - weekdaysUpTo(last);

  /** Working days up to and with this day, from a fixed origin. */
  const countUpTo = (day: number): number => {
    if (day < first) return weekdaysUpTo(day);
    return day > last ? weekdaysUpTo(day) + shift : (counts[day - first] as number);
  };
  /** The working day with which `countUpTo` reaches a count. */
  const workdayAt = (count: number): number => {
    if (count <= countBefore) return weekdayAt(count);
    return count > countAtEnd ? weekdayAt(count - shift) : (workdays[count - countBefore - 1] as number);
  };
  const textOf = (day: number): string => (day >= first && day <= last ? texts[day - first]! : dayText(day));
  const works = (day: number): boolean => countUpTo(day) > countUpTo(day - 1);
  /** Does the stretch of days touch a year without a notice? */
  const unsure = (from: number, until: number): boolean => {
    if (from >= publishedFrom && until <= publishedUntil) return false;
    const lastTouched = partsOf(until).year;
    for (let { year } = partsOf(from); year <= lastTouched; year++) if (!national.has(year)) return true;
    return false;
  };
  const counted = (from: number, until: number, result: number): CountedDay => ({
    day: textOf(result),
    provisional: unsure(from, until),
  });
  const atLeastOne = (n: number): number => {
    if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} is no number of days`);
    return n;
  };
  const forward = (day: number): number => (works(day) ? day : workdayAt(countUpTo(day) + 1));
  const rolled = (raw: number): RolledDay => {
    const day = forward(raw);
    return { raw: textOf(raw), ...counted(raw, day, day) };
  };

  return {
    version: noticesVersion(notices),
    publishedFrom: textOf(publishedFrom),
    publishedUntil: textOf(publishedUntil),
    isWorkday(text) {
      const day = dayNumber(text);
      if (unsure(day, day)) throw new RangeError(`no holiday notice for the year of ${text}`);
      return works(day);
    },
    facts(text): DayFacts {
      const day = dayNumber(text);
      const entry = named.get(day);
      const weekend = isWeekend(day);
      const off = entry === undefined ? weekend : entry.off;
      const kind = entry?.off ? 'holiday' : off ? 'weekend' : weekend ? 'make-up' : 'weekday';
      const name = kind === 'holiday' || kind === 'make-up' ? (entry?.name ?? '') : '';
      return {
        day: text,
        works: !off,
        kind,
        name,
        source: entry?.source ?? '',
        provisional: unsure(day, day),
      };
    },
    addWorkdays(anchor, n) {
      const day = dayNumber(anchor);
      const result = workdayAt(countUpTo(day) + atLeastOne(n));
      return counted(day + 1, result, result);
    },
    subtractWorkdays(anchor, n) {
      const day = dayNumber(anchor);
      const result = workdayAt(countUpTo(day - 1) - atLeastOne(n) + 1);
      return counted(result, day - 1, result);
    },
    workdaysBetween: (after, until) => Math.max(0, countUpTo(dayNumber(until)) - countUpTo(dayNumber(after))),
    onOrAfter(text) {
      const day = dayNumber(text);
      const result = forward(day);
      return counted(day, result, result);
    },
    onOrBefore(text) {
      const day = dayNumber(text);
      const result = workdayAt(countUpTo(day));
      return counted(result, day, result);
    },
    addDays: (anchor, days) => rolled(dayNumber(anchor) + atLeastOne(days)),
    addMonths(anchor, months) {
      const from = partsOf(dayNumber(anchor));
      const month = from.month - 1 + atLeastOne(months);
      const year = from.year + Math.floor(month / 12);
      const inYear = (month % 12) + 1;
      return rolled(numberOf(year, inYear, Math.min(from.day, daysOfMonth(year, inYear))));
    },
  };
}
