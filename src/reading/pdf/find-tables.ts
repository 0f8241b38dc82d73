/** Which printed lines of a page form a table. */
import { isNumeric, type Piece, type PrintedLine } from './piece.ts';
import { sharesColumn, type TableColumns, tableColumns } from './table-columns.ts';

/** Lines `[from, to)` of a page that are one table. */
export interface PrintedTable {
  readonly from: number;
  readonly to: number;
  readonly columns: TableColumns;
}

/** Lines of column headings above the first row of numbers, at most. */
const MOST_HEADING_LINES = 12;
/** Distance of a heading line from the line below, in heights of its type, at most. */
const MOST_HEADING_PITCH = 3;
/** Lines of a wrapped label between two rows of numbers, at most. */
const MOST_WRAPPED_LINES = 8;

/** Tables of a page from top to bottom. Lines whose numbers do not line up are in none: in doubt they stay text. */
export function findTables(lines: readonly PrintedLine[]): PrintedTable[] {
  const widest = Math.max(0, ...lines.map(lineWidth));
  const tables: PrintedTable[] = [];
  let after = 0;
  for (let from = 0; from < lines.length; from++) {
    if (!isNumberRow(lines[from]!)) continue;
    const last = lastRow(lines, from, widest);
    const columns = tableColumns(lines.slice(from, last + 1));
    const rows = lines.slice(from, last + 1).filter(isNumberRow).length;
    const few = columns !== undefined && columns.labels.length + columns.numbers.length < 2;
    if (columns === undefined || few || rows < 2) {
      from = last;
      continue;
    }
    const table = widen(lines, from, last, after, columns);
    tables.push(table);
    after = table.to;
    from = table.to - 1;
  }
  return tables;
}

/** A row of numbers: a number beside something else. A lone number is a page number or a wrapped text's end. */
function isNumberRow(line: PrintedLine): boolean {
  return line.pieces.length >= 2 && line.pieces.some(isNumeric);
}

/**
 * The last row of numbers that belongs to the table of the first: only short lines between, and its numbers below
 * those before, or all of those above some of its own.
 */
function lastRow(lines: readonly PrintedLine[], from: number, widest: number): number {
  let last = from;
  let numbers = lines[from]!.pieces.filter(isNumeric);
  for (let at = from + 1; at < lines.length && at - last <= MOST_WRAPPED_LINES; at++) {
    const line = lines[at]!;
    if (line.pieces.some((piece) => piece.width > widest * 0.6)) break;
    if (!isNumberRow(line)) continue;
    const own = line.pieces.filter(isNumeric);
    if (areBelow(numbers, own)) numbers = own;
    else if (!areBelow(own, numbers)) break;
    last = at;
  }
  return last;
}

function areBelow(pieces: readonly Piece[], others: readonly Piece[]): boolean {
  return pieces.every((piece) => others.some((other) => sharesColumn(piece, other)));
}

/** Adds the headings above the first row of numbers and the wrapped ends of the last row's labels. */
function widen(
  lines: readonly PrintedLine[],
  first: number,
  last: number,
  after: number,
  columns: TableColumns,
): PrintedTable {
  const labelEnd = columns.labels.at(-1)?.[1] ?? 0;
  const isHeading = (line: PrintedLine) => line.pieces.length > 1 || line.pieces[0]!.x >= labelEnd;
  let from = first;
  for (let at = first - 1; at >= after && first - at <= MOST_HEADING_LINES; at--) {
    const pitch = lines[at + 1]!.y - lines[at]!.y;
    if (pitch > MOST_HEADING_PITCH * lines[at]!.pieces[0]!.size) break;
    if (isHeading(lines[at]!)) from = at;
    else if (first - from < first - at - 2) break;
  }
  const above = wrappedAround(lines, last, -1, columns);
  const below = wrappedAround(lines, last, 1, columns);
  const wrapped = wrappedAround(lines, first, -1, columns);
  return {
    from: Math.min(from, Math.max(after, first - wrapped)),
    to: last + 1 + Math.min(above, below),
    columns,
  };
}

/** Number of label lines right above (-1) or below (1) a row; labels are centred, so as many stand on each side. */
function wrappedAround(
  lines: readonly PrintedLine[],
  row: number,
  step: 1 | -1,
  columns: TableColumns,
): number {
  let count = 0;
  for (let at = row + step; count < MOST_WRAPPED_LINES; at += step, count++) {
    const line = lines[at];
    const pitch = line === undefined ? Infinity : Math.abs(line.y - lines[at - step]!.y);
    if (line === undefined || isNumberRow(line) || pitch > 1.8 * line.pieces[0]!.size) break;
    if (!line.pieces.every((piece) => isLabel(piece, columns))) break;
  }
  return count;
}

function isLabel(piece: Piece, columns: TableColumns): boolean {
  return columns.labels.some(
    ([from, to]) => piece.x >= from - piece.size && piece.x + piece.width <= to + piece.size,
  );
}

function lineWidth(line: PrintedLine): number {
  const last = line.pieces.at(-1);
  return last === undefined ? 0 : last.x + last.width - line.pieces[0]!.x;
}
