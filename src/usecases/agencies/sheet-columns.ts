/** Which column of a sheet is which field: headings are matched by the names in rules/agencies/import.yaml. */
import type { AgencyColumn, AgencyRules } from '../../domain/agencies/agency-rules.ts';
import type { SheetRow } from '../ports/sheet.ts';

export interface MatchedHeadings {
  /** Number of the heading's row in the spreadsheet. */
  readonly row: number;
  readonly columns: readonly { readonly at: number; readonly column: AgencyColumn }[];
  /** Headings that name no field. */
  readonly unknown: readonly { readonly at: number; readonly heading: string }[];
  /** Headings that name a field for the second time. */
  readonly twice: readonly { readonly at: number; readonly column: AgencyColumn }[];
}

/** Titles and notes may stand above the headings, in so many rows. */
const furthest = 10;
/** A row with fewer known headings is a title or a note. */
const fewest = 2;

/** The row with the most known headings among the first ones; null when none has enough. */
export function matchHeadings(rules: AgencyRules, rows: readonly SheetRow[]): MatchedHeadings | null {
  let best: MatchedHeadings | null = null;
  for (const row of rows.slice(0, furthest)) {
    const matched = matchRow(rules, row);
    if (matched.columns.length > (best?.columns.length ?? fewest - 1)) best = matched;
  }
  return best;
}

function matchRow(rules: AgencyRules, { row, cells }: SheetRow): MatchedHeadings {
  const columns: { at: number; column: AgencyColumn }[] = [];
  const unknown: { at: number; heading: string }[] = [];
  const twice: { at: number; column: AgencyColumn }[] = [];
  for (const [at, cell] of cells.entries()) {
    const heading = folded(cell);
    if (heading === '') continue;
    const column = rules.columns.find(({ label, aliases }) =>
      [label, ...aliases].some((name) => folded(name) === heading),
    );
    if (column === undefined) unknown.push({ at, heading: cell.trim().slice(0, 30) });
    else if (columns.some((each) => each.column === column)) twice.push({ at, column });
    else columns.push({ at, column });
  }
  return { row, columns, unknown, twice };
}

/** Without spaces, marks of what must be filled in, and what stands in brackets behind. */
function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:：、]+/g, '')
    .toLowerCase();
}

/** The letter of a column, from 0: A, B, …, Z, AA. */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetter(Math.floor(at / 26) - 1) + last;
}
