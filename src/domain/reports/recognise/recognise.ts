/** Pages in, report out. */
import type { Pages } from '../../pages/page.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { ReadReport } from '../reading.ts';

/** Reads an annual report from neutral pages. Never guesses: see {@link ReadReport}. */
export function recognise(_pages: Pages, _rulebook: Rulebook): ReadReport {
  throw new Error('recognise: being written');
}
