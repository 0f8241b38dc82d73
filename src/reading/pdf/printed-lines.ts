/** The text items of a PDF page to printed lines, from top to bottom. */
import type { Piece, PrintedLine } from './piece.ts';
import { plainCharacters } from './plain-characters.ts';

/** What of a PDF text item is used: the text and where it stands. */
export interface TextItem {
  readonly str: string;
  /** Text matrix in PDF space. */
  readonly transform: readonly number[];
  /** Advance in PDF points. */
  readonly width: number;
}

/** Gaps in widths of the type (em): above the first a blank is printed, above the second a new piece begins. */
const BLANK = 0.25;
const WIDE = 0.5;
/** Baselines closer than this share of the type's height are one line. */
const SAME_LINE = 0.5;

/** Groups items by baseline, `viewport` being the matrix from PDF space to points from the top-left corner. */
export function printedLines(items: readonly TextItem[], viewport: readonly number[]): PrintedLine[] {
  const pieces = items.filter((item) => item.str.trim() !== '').map((item) => placePiece(item, viewport));
  pieces.sort((a, b) => a.y - b.y);
  const lines: PrintedLine[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = from + 1;
    while (to < pieces.length && pieces[to]!.y - pieces[from]!.y <= SAME_LINE * pieces[from]!.size) to++;
    lines.push({ y: pieces[from]!.y, pieces: joinPieces(pieces.slice(from, to).sort((a, b) => a.x - b.x)) });
    from = to;
  }
  return lines;
}

function placePiece(item: TextItem, viewport: readonly number[]): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport;
  const [, , skewX = 0, scaleY = 1, x = 0, y = 0] = item.transform;
  const lead = item.str.length - item.str.trimStart().length;
  const shift = (item.width * lead) / item.str.length;
  const text = plainCharacters(item.str.trim());
  return {
    text,
    x: a * x + c * y + e + shift,
    y: b * x + d * y + f,
    width: (item.width * text.length) / item.str.length,
    size: Math.hypot(skewX, scaleY) || 1,
  };
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
