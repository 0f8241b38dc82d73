/** The cells of a printed table: rows by its numbers, the lines of wrapped labels joined. */
import { type CellDraft, draftTable, type TableDraft } from '../flow/table-draft.ts';
import type { PrintedTable } from './find-tables.ts';
import { boxOf, isNumeric, middle, type Piece, type PrintedLine } from './piece.ts';
import { columnsOf } from './table-columns.ts';

/** The middle of a label may be off that of its row's numbers by this many heights of the type. */
const UNEVEN = 0.6;

/** The pieces of a row by first column, and the last column that each cell reaches. */
type OpenCells = Map<number, { pieces: Piece[]; last: number }>;

/**
 * The table of printed lines. Each line with numbers is a row; a line without belongs to the nearest such row within
 * reach, and is a row of headings above the first. Undefined if two numbers of a line would share a cell.
 */
export function tableRows(lines: readonly PrintedLine[], table: PrintedTable): TableDraft | undefined {
  const { columns } = table;
  const own = lines.slice(table.from, table.to);
  const anchors = own.flatMap((line, index) =>
    line.pieces.length >= 2 && line.pieces.some(isNumeric) ? [index] : [],
  );
  const draft = draftTable(0);
  draft.width = columns.labels.length + columns.numbers.length;

  let previous = -2;
  let cells: OpenCells = new Map();
  for (const [index, line] of own.entries()) {
    const row = rowOf(own, anchors, index, columns.labels.at(-1)?.[1] ?? 0);
    if (row !== previous) {
      draft.cells.push(...finishRow(cells, draft.row));
      cells = new Map();
      draft.row++;
      previous = row;
    }
    const numbersHere = new Set<number>();
    for (const piece of line.pieces) {
      const [first, last] = columnsOf(piece, columns);
      const cell = cells.get(first) ?? { pieces: [], last };
      if (isNumeric(piece) && numbersHere.has(first)) return undefined;
      if (isNumeric(piece)) numbersHere.add(first);
      cell.pieces.push(piece);
      cell.last = Math.max(cell.last, last);
      cells.set(first, cell);
    }
  }
  draft.cells.push(...finishRow(cells, draft.row));
  const label = columns.labels.at(-1);
  if (label !== undefined && !anchors.every((anchor) => isCentred(own, anchor, anchors, label)))
    return undefined;
  return draft;
}

/**
 * True where the lines of a row's label stand evenly above and below its numbers. Where they do not, some are another
 * row's.
 */
function isCentred(
  lines: readonly PrintedLine[],
  anchor: number,
  anchors: readonly number[],
  [left, right]: readonly [left: number, right: number],
): boolean {
  const row = lines[anchor]!;
  const heights = lines.flatMap((line, index) =>
    rowOf(lines, anchors, index, right) === anchor
      ? line.pieces.filter((piece) => piece.x >= left && middle(piece) <= right).map(({ y }) => y)
      : [],
  );
  if (heights.length === 0) return true;
  const center = (Math.min(...heights) + Math.max(...heights)) / 2;
  const numbers = row.pieces.filter(isNumeric).map(({ y }) => y);
  const own = numbers.reduce((sum, y) => sum + y, 0) / numbers.length;
  return Math.abs(center - own) <= UNEVEN * row.pieces[0]!.size;
}

/**
 * A key for the row that a line belongs to: the index of its row of numbers; -1 for all headings above the first; a key
 * of its own for a heading between rows, which reaches beyond the label columns.
 */
function rowOf(
  lines: readonly PrintedLine[],
  anchors: readonly number[],
  index: number,
  labelEnd: number,
): number {
  const line = lines[index]!;
  if (anchors.includes(index)) return index;
  const size = line.pieces[0]!.size;
  const heading = line.pieces.some((piece) => piece.x + piece.width > labelEnd + size);
  if (heading) return index < anchors[0]! ? -1 : lines.length + index;
  let nearest = anchors[0]!;
  for (const anchor of anchors)
    if (Math.abs(lines[anchor]!.y - line.y) < Math.abs(lines[nearest]!.y - line.y)) nearest = anchor;
  return index < anchors[0]! && lines[nearest]!.y - line.y > 3 * size ? -1 : nearest;
}

function finishRow(cells: OpenCells, row: number): CellDraft[] {
  const columns = [...cells.keys()].sort((a, b) => a - b);
  return columns.map((column, index) => {
    const { pieces, last } = cells.get(column)!;
    const columnSpan = Math.min(last + 1, columns[index + 1] ?? last + 1) - column;
    return { text: cellText(pieces), row, column, rowSpan: 1, columnSpan, at: 0, box: boxOf(pieces) };
  });
}

/**
 * The text of a cell whose lines are given from top to bottom. A label column may hold a group's label beside its
 * members' labels: what stands side by side is read from left to right, each as a whole.
 */
function cellText(pieces: readonly Piece[]): string {
  const stacks: { right: number; texts: string[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    const stack = stacks.at(-1);
    const right = piece.x + piece.width;
    if (stack === undefined || piece.x >= stack.right) stacks.push({ right, texts: [] });
    else stack.right = Math.max(stack.right, right);
  }
  for (const piece of pieces) stacks.find(({ right }) => piece.x < right)!.texts.push(piece.text);
  return stacks.flatMap(({ texts }) => texts).join('\n');
}
