/** What all notices together say of single days. */
import type { CalendarNotice } from './calendar.ts';
import { dayNumber } from './day-number.ts';

export interface NamedDay {
  readonly off: boolean;
  readonly name: string;
  readonly source: string;
}

/** National notices first, then local ones, each by day of issue: who comes later prevails. */
function inForceOrder(a: CalendarNotice, b: CalendarNotice): number {
  if (a.scope !== b.scope) return a.scope === 'national' ? -1 : 1;
  return a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0;
}

/** Every day that a notice names, by its number, with what holds in the end. */
export function namedDays(notices: readonly CalendarNotice[]): ReadonlyMap<number, NamedDay> {
  const days = new Map<number, NamedDay>();
  for (const { source, off, work } of [...notices].sort(inForceOrder)) {
    for (const { from, until, name } of off) {
      const last = dayNumber(until);
      for (let day = dayNumber(from); day <= last; day++) days.set(day, { off: true, name, source });
    }
    for (const { day, name } of work) days.set(dayNumber(day), { off: false, name, source });
  }
  return days;
}

/** A fingerprint (16 hex digits) of the notices, whatever order they come in. */
export function noticesVersion(notices: readonly CalendarNotice[]): string {
  const lines = notices
    .map(({ year, source, issued, scope, off, work }) =>
      JSON.stringify([
        year,
        source,
        issued,
        scope,
        off.map((range) => [range.from, range.until, range.name]),
        work.map((day) => [day.day, day.name]),
      ]),
    )
    .sort();
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (const letter of lines.join('\n')) {
    const code = letter.codePointAt(0) as number;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0');
  return hex(low) + hex(high);
}
