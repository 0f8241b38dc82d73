/** A list of contents before the body: its entries are no chapters. */
import { fold } from '../../text/fold.ts';

interface Heading {
  readonly heading: string;
  readonly line: number;
}

const pageNumber = /[\s.…·．]*\d{1,3}$/;
const shortestList = 3;
/** No report has more; the comparison below takes the square of their number. */
const mostHeadings = 200;

const nameOf = (heading: string): string => fold(heading.replace(pageNumber, ''));

/** The headings without those of a list of contents: a run of headings without text between, all printed again later. */
export function withoutContentsList<T extends Heading>(
  found: readonly T[],
  lines: readonly string[],
): readonly T[] {
  if (found.length > mostHeadings) return found;
  for (let from = 0; from < found.length; from++) {
    let to = from + 1;
    while (to < found.length && nothingBetween(found[to - 1] as T, found[to] as T, lines)) to++;
    if (to - from < shortestList) continue;
    // The body's first heading may stand right behind the list.
    const first = nameOf((found[from] as T).heading);
    const again = found.findIndex((entry, i) => i > from && i < to && nameOf(entry.heading) === first);
    const rest = found.slice(again > 0 ? again : to);
    const names = new Set(rest.map((entry) => nameOf(entry.heading)));
    const list = found.slice(from, found.length - rest.length);
    if (list.length < shortestList || !list.every((entry) => names.has(nameOf(entry.heading)))) continue;
    return [...found.slice(0, from), ...rest];
  }
  return found;
}

function nothingBetween(first: Heading, second: Heading, lines: readonly string[]): boolean {
  for (let line = first.line + 1; line < second.line; line++)
    if ((lines[line - 1] as string).trim() !== '') return false;
  return true;
}
