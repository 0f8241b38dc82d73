/** Tables that run over several pages made one again. */
import type { PrintedLine } from './piece.ts';
import { SAME_EDGE } from './ruled-frame.ts';
import type { RuledCell, RuledTable } from './ruled-table.ts';

/** A piece of a page, from top to bottom: a ruled table or a run of lines outside such. */
export type Part =
  | {
      readonly kind: 'lines';
      readonly page: number;
      readonly lines: readonly PrintedLine[];
      /** True where the lines stood in a frame that does not fit them: no table is looked for. */
      readonly framed?: true;
    }
  | { readonly kind: 'table'; readonly page: number; readonly table: RuledTable };

/** Rows of headings that a page may repeat. */
const MOST_HEADINGS = 8;
/** Lines of page numbers and the like between two parts of a table. */
const MOST_BETWEEN = 4;

/**
 * Joins a table that ends a page with the table of the same width that begins the next one: what is printed between
 * (page numbers) follows behind, headings that the page repeats are dropped, and a row cut by the page's end is one.
 */
export function joinTables(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  const repeated = repeatedLines(parts);
  for (const part of parts) {
    const before = part.kind === 'table' ? tableBefore(joined, part.page, repeated) : -1;
    const open = joined[before];
    if (part.kind === 'table' && open?.kind === 'table' && areAligned(open.table, part.table))
      joined[before] = { ...open, table: append(open.table, part.table) };
    else joined.push(part);
  }
  return joined;
}

/** Index of the table before which only page furniture stands on the page before and this one; -1 without. */
function tableBefore(parts: readonly Part[], page: number, repeated: ReadonlySet<string>): number {
  let at = parts.length - 1;
  for (let part = parts[at]; part?.kind === 'lines'; part = parts[--at])
    if (part.lines.length > MOST_BETWEEN || !part.lines.every((line) => isFurniture(line, repeated)))
      return -1;
  const part = parts[at];
  if (part?.kind !== 'table') return -1;
  return part.table.lastPage === page - 1 ? at : -1;
}

const textOf = (line: PrintedLine): string => line.pieces.map((piece) => piece.text).join('');
/** A line's words and height on the page: what several pages print at one place. */
const placeOf = (line: PrintedLine): string =>
  `${Math.round(line.y / 2)} ${textOf(line).replace(/\d+/g, '#')}`;

function isFurniture(line: PrintedLine, repeated: ReadonlySet<string>): boolean {
  return /^[-\s—–－_·.第共页/\d]{1,12}$/.test(textOf(line)) || repeated.has(placeOf(line));
}

/** Lines that stand at the same place of several pages. */
function repeatedLines(parts: readonly Part[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  for (const part of parts)
    for (const line of part.kind === 'lines' ? part.lines : []) {
      const place = placeOf(line);
      const page = seen.get(place);
      if (page === undefined) seen.set(place, part.page);
      else if (page !== part.page) repeated.add(place);
    }
  return repeated;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_EDGE;

/**
 * True for tables with the same right edge, whose left edges are the same or one a column's of the other: a merged
 * cell that reaches over the page's end may be printed without its lines.
 */
function areAligned(a: RuledTable, b: RuledTable): boolean {
  if (!isNear(a.right, b.right)) return false;
  const hasEdge = (table: RuledTable, x: number) => table.cells.some((cell) => isNear(cell.left, x));
  return b.left >= a.left ? hasEdge(a, b.left) : hasEdge(b, a.left);
}

function append(table: RuledTable, next: RuledTable): RuledTable {
  const skipped = repeatedRows(table, next);
  const own = next.cells.filter((cell) => cell.row >= skipped);
  const cut = isCut(table, own, skipped);
  const shift = table.rowCount - skipped - (cut ? 1 : 0);
  const rowCount = next.rowCount + shift;
  const cells = [...table.cells];
  for (const cell of own) {
    const above = cell.row === skipped ? cells.findIndex((each) => carriesOn(each, cell, table, cut)) : -1;
    const moved = { ...cell, row: cell.row + shift };
    const emptyRest = cut && cell.row === skipped && cell.text === '';
    if (above < 0 && emptyRest) {
      // Merged cells of the page before whose lines are not printed again.
      if (cell.rowSpan > 1) cells.push({ ...moved, row: moved.row + 1, rowSpan: cell.rowSpan - 1 });
    } else if (above < 0) cells.push(moved);
    else cells[above] = stack(cells[above]!, moved);
  }
  cells.sort((a, b) => a.row - b.row || a.left - b.left);
  return { ...table, left: Math.min(table.left, next.left), rowCount, cells, lastPage: next.lastPage };
}

/** Number of rows at the top of `next` that print the first rows of the table again. */
function repeatedRows(table: RuledTable, next: RuledTable): number {
  const print = ({ cells }: RuledTable, rows: number) =>
    cells
      .filter((cell) => cell.row < rows)
      .map((cell) => `${cell.row} ${Math.round(cell.left / SAME_EDGE)} ${cell.text}`)
      .join('|');
  for (let rows = Math.min(MOST_HEADINGS, table.rowCount, next.rowCount - 1); rows > 0; rows--) {
    const fits = next.cells.every((cell) => cell.row >= rows || cell.row + cell.rowSpan <= rows);
    const words = next.cells.some((cell) => cell.row < rows && /\p{L}/u.test(cell.text));
    if (fits && words && print(table, rows) === print(next, rows)) return rows;
  }
  return 0;
}

/**
 * True where the page's end cuts a row: its last cells are open below, every text has a cell above to carry on, and no
 * number has a text above it. Two rows with numbers are never made one.
 */
function isCut(table: RuledTable, own: readonly RuledCell[], first: number): boolean {
  const last = table.cells.filter((cell) => cell.row + cell.rowSpan === table.rowCount);
  const next = own.filter((cell) => cell.row === first);
  if (last.some((cell) => cell.closedBelow) || (first === 0 && next.some((cell) => cell.closedAbove)))
    return false;
  const rests = next.filter((cell) => cell.text !== '');
  if (rests.length === 0 || (last.some(hasNumber) && rests.some(hasNumber))) return false;
  return rests.every((cell) => {
    const above = last.find((each) => isSamePlace(each, cell));
    return above !== undefined && (!hasNumber(cell) || above.text === '');
  });
}

const hasNumber = (cell: RuledCell): boolean => /^[-\d.,—/\s]+$/.test(cell.text);

const isSamePlace = (a: RuledCell, b: RuledCell): boolean =>
  isNear(a.left, b.left) && isNear(a.right, b.right);

/** True where a cell at the page's top is the rest of one that reaches the end of the page before. */
function carriesOn(above: RuledCell, cell: RuledCell, table: RuledTable, cut: boolean): boolean {
  if (above.row + above.rowSpan !== table.rowCount || above.closedBelow) return false;
  const same =
    Math.abs(above.left - cell.left) <= SAME_EDGE && Math.abs(above.right - cell.right) <= SAME_EDGE;
  return same && (cut || cell.rowSpan > 1 || (above.rowSpan > 1 && cell.text === ''));
}

function stack(above: RuledCell, below: RuledCell): RuledCell {
  return {
    ...above,
    rowSpan: below.row + below.rowSpan - above.row,
    closedBelow: below.closedBelow,
    text: [above.text, below.text].filter((text) => text !== '').join('\n'),
  };
}
