/** The text of a PDF page in printed lines, from top to bottom. */
import { isNumeric, type Piece, type PrintedLine } from './piece.ts';

/** Gaps in widths of the type (em): above the first a blank is printed, above the second a new piece begins. */
const BLANK = 0.25;
const WIDE = 0.5;
/** Baselines closer than this share of the type's height are one line. */
const SAME_LINE = 0.5;
/** Numbers side by side whose baselines are closer than this many heights are one row's, printed unevenly. */
const SAME_ROW = 1.8;
/** The same for a few numbers where text stands above text: short rows with empty cells look alike. */
const SAME_SHORT_ROW = 1.1;
const SHORT_ROW = 4;

/** Groups pieces by baseline and joins those that stand close together. */
export function printedLines(pieces: readonly Piece[]): PrintedLine[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  const groups: Piece[][] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]!.y - sorted[from]!.y <= SAME_LINE * sorted[from]!.size) to++;
    groups.push(joinPieces(sorted.slice(from, to).sort((a, b) => a.x - b.x)));
    from = to;
  }
  return unevenRows(groups).map((group) => ({
    y: group[0]!.y,
    pieces: joinPieces(group.sort((a, b) => a.x - b.x)),
  }));
}

/**
 * Puts lines together whose numbers stand side by side at nearly the same height: they are one row's. Lines of a label
 * may stand between.
 */
function unevenRows(groups: readonly Piece[][]): Piece[][] {
  const rows: Piece[][] = [];
  let above: Piece[] | undefined;
  for (const group of groups) {
    const numbers = group.some(isNumeric);
    if (numbers && above !== undefined && isSameRow(above, group)) above.push(...group);
    else {
      rows.push(group);
      if (numbers) above = group;
    }
  }
  return rows;
}

function isSameRow(above: readonly Piece[], below: readonly Piece[]): boolean {
  const aside = (a: Piece, b: Piece) => a.x + a.width <= b.x || b.x + b.width <= a.x;
  const apart = (some: readonly Piece[], others: readonly Piece[]) =>
    some.every((a) => others.every((b) => aside(a, b)));
  const isNumber = (piece: Piece) => isNumeric(piece) && /\d/.test(piece.text);
  const numbers = above.filter(isNumber);
  const others = below.filter(isNumber);
  if (!apart(numbers, below) || !apart(above, others)) return false;
  const short = numbers.length + others.length < SHORT_ROW && !apart(above, below);
  const most = short ? SAME_SHORT_ROW : SAME_ROW;
  return numbers.some((a) => others.some((b) => Math.abs(a.y - b.y) < most * Math.min(a.size, b.size)));
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
