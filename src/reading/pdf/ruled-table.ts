/** The text of a page put into the cells that its lines frame. */
import { isNumeric, middle, type Piece } from './piece.ts';
import { printedLines } from './printed-lines.ts';
import type { Frame, FrameCell } from './ruled-frame.ts';

/** A cell between drawn lines with its text. */
export interface RuledCell extends FrameCell {
  /** Lines from top to bottom. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** 1-based page. */
  readonly page: number;
}

/** A table between drawn lines. */
export interface RuledTable {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowCount: number;
  /** 1-based page that its last row stands on. */
  readonly lastPage: number;
  /** By row, then column. */
  readonly cells: readonly RuledCell[];
}

/** A page's text: what lies in ruled tables, and what lies outside. */
export interface SortedText {
  readonly tables: readonly RuledTable[];
  readonly outside: readonly Piece[];
  /** Text of frames that do not fit it, per frame: no other table may be seen in it. */
  readonly refused: readonly (readonly Piece[])[];
}

/** The middle of a character stands this share of its height above the baseline. */
const RISE = 0.35;
/** A number may reach this many heights of its type beyond its cell's line; further, the line is none of its cell. */
const OVERHANG = 0.5;

/**
 * Sorts a page's text into frames. Where a frame does not fit its text – a number across a line, text in a corner that
 * is no rectangle – all of its text stays apart.
 */
export function fillFrames(frames: readonly Frame[], pieces: readonly Piece[], page: number): SortedText {
  const tables: RuledTable[] = [];
  const refused: Piece[][] = [];
  let outside = pieces;
  for (const frame of frames) {
    const within = outside.filter((piece) => isWithin(frame, piece));
    if (within.length === 0) continue;
    const parted = within.flatMap((piece) => partAtLines(frame, piece));
    const table = fillFrame(frame, parted, page);
    if (table === undefined) refused.push(parted);
    else tables.push(table);
    const taken = new Set(within);
    outside = outside.filter((piece) => !taken.has(piece));
  }
  return { tables, outside, refused };
}

const center = (piece: Piece): number => piece.y - RISE * piece.size;

function isWithin({ xs, ys }: Frame, piece: Piece): boolean {
  const [x, y] = [middle(piece), center(piece)];
  return x > xs[0]! && x < xs.at(-1)! && y > ys[0]! && y < ys.at(-1)!;
}

/** Parts text at its blanks where it reaches into several columns: narrow cells side by side come as one item. */
function partAtLines({ xs }: Frame, piece: Piece): Piece[] {
  const crossed = xs.some((x) => x > piece.x + 1 && x < piece.x + piece.width - 1);
  if (!crossed || !/\s/.test(piece.text)) return [piece];
  const weightOf = (text: string) =>
    [...text].reduce((sum, each) => sum + (each === ' ' ? 0.5 : /[\u2e80-\uffee]/.test(each) ? 2 : 1), 0);
  const unit = piece.width / weightOf(piece.text);
  return [...piece.text.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    ...piece,
    text,
    x: piece.x + unit * weightOf(piece.text.slice(0, index)),
    width: unit * weightOf(text),
  }));
}

function fillFrame(frame: Frame, pieces: readonly Piece[], page: number): RuledTable | undefined {
  const { xs, ys, cells, owner } = frame;
  const held = cells.map((): Piece[] => []);
  for (const piece of pieces) {
    const column = xs.findLastIndex((x) => x < middle(piece));
    const row = ys.findLastIndex((y) => y < center(piece));
    const at = owner[row * (xs.length - 1) + column]!;
    if (at < 0) return undefined;
    const { left, right } = cells[at]!;
    const overhang = Math.max(left - piece.x, piece.x + piece.width - right);
    if (/\d/.test(piece.text) && isNumeric(piece) && overhang > OVERHANG * piece.size) return undefined;
    held[at]!.push(piece);
  }
  const filled = cells.map((cell, at) => ({ ...cell, text: cellText(held[at]!), pieces: held[at]!, page }));
  filled.sort((a, b) => a.row - b.row || a.left - b.left);
  const whole = { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, rowCount: ys.length - 1, lastPage: page };
  return withoutStrips({ ...whole, cells: filled });
}

/** Without the empty strips that a page's end leaves of a table's outline above its first and below its last row. */
function withoutStrips(table: RuledTable): RuledTable {
  const last = table.rowCount - 1;
  const isStrip = (cells: readonly RuledCell[], closed: 'closedAbove' | 'closedBelow') =>
    cells.length > 0 && cells.every((cell) => cell.text === '' && !cell[closed] && cell.rowSpan === 1);
  const below = table.cells.filter((cell) => cell.row === last);
  const above = table.cells.filter((cell) => cell.row + cell.rowSpan === 1);
  if (last > 0 && isStrip(below, 'closedBelow')) {
    const cells = table.cells.filter((cell) => cell.row < last);
    return withoutStrips({ ...table, rowCount: last, cells: cells.map((cell) => cutAt(cell, last)) });
  }
  if (last > 0 && isStrip(above, 'closedAbove')) {
    const cells = table.cells.filter((cell) => cell.row + cell.rowSpan > 1);
    return withoutStrips({ ...table, rowCount: last, cells: cells.map(moveUp) });
  }
  return table;
}

const cutAt = (cell: RuledCell, row: number): RuledCell =>
  cell.row + cell.rowSpan > row ? { ...cell, rowSpan: row - cell.row } : cell;
const moveUp = (cell: RuledCell): RuledCell =>
  cell.row === 0 ? { ...cell, rowSpan: cell.rowSpan - 1 } : { ...cell, row: cell.row - 1 };

function cellText(pieces: readonly Piece[]): string {
  return printedLines(pieces)
    .map((line) => line.pieces.map((piece) => piece.text).join(' '))
    .join('\n');
}
