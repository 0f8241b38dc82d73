import { addDays, daysBetween } from '../days/county-day.ts';

/** So many days spread evenly from one to another, both included, with a little unrest that is always the same. */
export function spreadDays(from: string, until: string, count: number): readonly string[] {
  const span = Math.max(0, daysBetween(from, until));
  return Array.from({ length: count }, (_, at) => {
    const even = count < 2 ? span / 2 : (span * at) / (count - 1);
    const unrest = ((at * 37) % 11) - 5;
    return addDays(from, Math.min(span, Math.max(0, Math.round(even) + unrest)));
  });
}
