/** The cells of a row of a true table by the column headings that stand above them. */
import { fold } from '../../text/fold.ts';
import type { FormTable } from '../format.ts';
import type { Slot } from './row-print.ts';
import type { Token } from './token.ts';

/**
 * Where every column of the form has its heading above in the same table, in order, and the row has a cell below
 * each: those cells. Empty cells beside them are fillers of merged ones. Without such headings the slots as they are.
 * @param before index of the row's first token; headings stand before it.
 */
export function underHeadings(
  table: FormTable,
  slots: readonly Slot[],
  tokens: readonly Token[],
  before: number,
): readonly Slot[] {
  const grid = slots[0]?.place.table;
  if (grid === undefined || !slots.some((slot) => slot.kind === 'blank')) return slots;
  const places = headingColumns(table, grid, tokens, before);
  const cells = places.map((column) => slots.find((slot) => slot.place.column === column));
  if (cells.length === 0) return slots;
  // A row without a cell below each heading has lost some: then no position is sure.
  if (cells.some((slot) => slot === undefined)) return slots.filter((slot) => slot.kind === 'value');
  const outside = slots.some((slot) => slot.kind === 'value' && !cells.includes(slot));
  return outside ? slots : (cells as Slot[]);
}

/** The grid column of each column of the form; empty when one is missing or they stand in another order. */
function headingColumns(
  table: FormTable,
  grid: number,
  tokens: readonly Token[],
  before: number,
): readonly number[] {
  const found: number[] = [];
  for (const column of table.columns) {
    const spellings = [column.label, ...column.aliases].map(fold);
    let at = before - 1;
    while (at >= 0 && !isHeading(tokens[at] as Token, grid, spellings)) at--;
    const place = (tokens[at] as Token | undefined)?.place.column;
    if (place === undefined || place <= (found.at(-1) ?? -1)) return [];
    found.push(place);
  }
  return found;
}

function isHeading(token: Token, grid: number, spellings: readonly string[]): boolean {
  return token.kind === 'word' && token.place.table === grid && spellings.includes(fold(token.text));
}
