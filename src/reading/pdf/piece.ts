/** A stretch of text on one baseline, with no wide gap inside: a phrase of a line, or a cell's line. */
import { plainCharacters } from './plain-characters.ts';

export interface Piece {
  readonly text: string;
  /** Left edge, baseline and width, in PDF points from the page's top-left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the type, in PDF points. */
  readonly size: number;
}

/** The pieces on one baseline, from left to right. */
export interface PrintedLine {
  readonly y: number;
  readonly pieces: readonly Piece[];
}

/** What of a PDF text item is used: the text and where it stands. */
export interface TextItem {
  readonly str: string;
  /** Text matrix in PDF space. */
  readonly transform: readonly number[];
  /** Advance in PDF points. */
  readonly width: number;
}

/** The items that print something, `viewport` being the matrix from PDF space to points from the top-left corner. */
export function printedPieces(items: readonly TextItem[], viewport: readonly number[]): Piece[] {
  return items.filter((item) => item.str.trim() !== '').map((item) => placePiece(item, viewport));
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

/** Middle of a piece, by which columns of centred numbers are found. */
export function middle(piece: Piece): number {
  return piece.x + piece.width / 2;
}

/** True for what a number cell prints: digits with signs, or the dash that stands for zero. */
export function isNumeric(piece: Piece): boolean {
  return /^[-+－—–/\d０-９.,，．%％\s]{1,20}$/.test(piece.text);
}

/** The rectangle around pieces, from the top of the type to the lowest baseline. */
export function boxOf(pieces: readonly Piece[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, size } of pieces) {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
    top = Math.min(top, y - size);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
