/** The text of a PDF page in printed lines, from top to bottom. */
import { isNumeric, type Piece, type PrintedLine } from './piece.ts';

/** Gaps in widths of the type (em): above the first a blank is printed, above the second a new piece begins. */
const BLANK = 0.25;
const WIDE = 0.5;
/** Baselines closer than this share of the type's height are one line. */
const SAME_LINE = 0.5;
/** Numbers side by side whose baselines are closer than this share are one row, printed unevenly. */
const SAME_ROW = 0.9;

/** Groups pieces by baseline and joins those that stand close together. */
export function printedLines(pieces: readonly Piece[]): PrintedLine[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  const groups: Piece[][] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]!.y - sorted[from]!.y <= SAME_LINE * sorted[from]!.size) to++;
    groups.push(sorted.slice(from, to));
    from = to;
  }
  return unevenRows(groups).map((group) => ({
    y: group[0]!.y,
    pieces: joinPieces(group.sort((a, b) => a.x - b.x)),
  }));
}

/** Puts lines together whose numbers stand side by side at nearly the same height: they are one row's. */
function unevenRows(groups: readonly Piece[][]): Piece[][] {
  const rows: Piece[][] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    if (last !== undefined && isSameRow(last, group)) last.push(...group);
    else rows.push(group);
  }
  return rows;
}

function isSameRow(above: readonly Piece[], below: readonly Piece[]): boolean {
  const near = (a: Piece, b: Piece) => Math.abs(a.y - b.y) < SAME_ROW * Math.min(a.size, b.size);
  const aside = (a: Piece, b: Piece) => a.x + a.width <= b.x || b.x + b.width <= a.x;
  const numbers = above.filter(isNumeric);
  const others = below.filter(isNumeric);
  if (!numbers.some((a) => others.some((b) => near(a, b)))) return false;
  return above.every((a) => below.every((b) => aside(a, b)));
}

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const gap = last === undefined ? Infinity : piece.x - (last.x + last.width);
    if (last === undefined || gap > WIDE * Math.max(last.size, piece.size)) {
      joined.push(piece);
      continue;
    }
    const text = gap > BLANK * piece.size ? `${last.text} ${piece.text}` : last.text + piece.text;
    const width = Math.max(last.width, piece.x + piece.width - last.x);
    joined[joined.length - 1] = { ...last, text, width, size: Math.max(last.size, piece.size) };
  }
  return joined;
}
