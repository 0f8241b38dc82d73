/** What is wrong in holiday notices, one by one and together: of a file or of the form of the workbench. */
import { isDay } from '../days/county-day.ts';
import type { CalendarNotice } from './calendar.ts';
import { dayNumber, dayText, isWeekend } from './day-number.ts';

export interface NoticeProblem {
  /** Where in the notice: `off`, index, field. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A holiday is never longer than this, in days: a slip of the pen in a month or year is found. */
const longest = 15;

/** Problems of one notice. Empty: it may be used. */
export function noticeProblems(notice: CalendarNotice): readonly NoticeProblem[] {
  const { year, issued, off, work } = notice;
  const problems: NoticeProblem[] = [];
  const note = (path: readonly (string | number)[], message: string) => void problems.push({ path, message });
  if (!isDay(issued)) note(['issued'], `${issued} is no day`);
  const near = (day: string) => day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`;
  const seen = new Map<number, string>();
  const claim = (day: number, name: string, path: readonly (string | number)[]) => {
    const before = seen.get(day);
    if (before !== undefined) note(path, `${dayText(day)} is named twice: ${before}, ${name}`);
    seen.set(day, name);
  };
  for (const [at, { from, until, name }] of off.entries()) {
    if (!isDay(from) || !isDay(until)) note(['off', at], `${isDay(from) ? until : from} is no day`);
    else if (!near(from) || !near(until)) note(['off', at], `${name}: not in ${year}`);
    else if (until < from) note(['off', at], `${name}: ends before it begins`);
    else if (dayNumber(until) - dayNumber(from) >= longest)
      note(['off', at], `${name}: over ${longest} days`);
    else for (let day = dayNumber(from); day <= dayNumber(until); day++) claim(day, name, ['off', at]);
  }
  for (const [at, { day, name }] of work.entries()) {
    if (!isDay(day)) note(['work', at], `${day} is no day`);
    else if (!near(day)) note(['work', at], `${day}: not in ${year}`);
    else if (!isWeekend(dayNumber(day)))
      note(['work', at], `${day} is no weekend day: no need to make it work`);
    else claim(dayNumber(day), name, ['work', at]);
  }
  if (off.length + work.length === 0) note([], 'names no day');
  return problems;
}

/**
 * Problems of notices taken together: years missing in between, a source twice, two notices of one day of issue that name
 * the same day. The number is the index of the notice.
 */
export function noticeSetProblems(
  notices: readonly CalendarNotice[],
): readonly { readonly at: number; readonly message: string }[] {
  const problems: { at: number; message: string }[] = [];
  const national = notices.filter(({ scope }) => scope === 'national').map(({ year }) => year);
  const years = [...new Set(national)].sort((a, b) => a - b);
  for (const [at, year] of years.entries()) {
    const before = years[at - 1];
    if (before !== undefined && before !== year - 1)
      problems.push({
        at: notices.findIndex((notice) => notice.year === year),
        message: `no national notice between ${before} and ${year}`,
      });
  }
  for (const [at, notice] of notices.entries()) {
    const earlier = notices.slice(0, at);
    if (earlier.some(({ source }) => source === notice.source))
      problems.push({ at, message: `${notice.source} is there twice` });
    for (const other of earlier) {
      if (other.issued !== notice.issued || other.scope !== notice.scope) continue;
      const day = sharedDay(other, notice);
      if (day !== undefined)
        problems.push({ at, message: `${day}: ${other.source} was issued on the same day and names it too` });
    }
  }
  return problems;
}

function daysNamed({ off, work }: CalendarNotice): readonly string[] {
  const ranges = off.flatMap(({ from, until }) => {
    const first = dayNumber(from);
    return Array.from({ length: Math.max(0, dayNumber(until) - first + 1) }, (_, at) => dayText(first + at));
  });
  return [...ranges, ...work.map(({ day }) => day)];
}

function sharedDay(a: CalendarNotice, b: CalendarNotice): string | undefined {
  const of = new Set(daysNamed(a));
  return daysNamed(b).find((day) => of.has(day));
}
