/** A stretch of text on one baseline, with no wide gap inside: a phrase of a line, or a cell's line. */
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

/** Middle of a piece, by which columns of centred numbers are found. */
export function middle(piece: Piece): number {
  return piece.x + piece.width / 2;
}

/** True for what a number cell prints: digits with signs, or the dash that stands for zero. */
export function isNumeric(piece: Piece): boolean {
  return /^[-+－—–/\d０-９.,，．%％\s]{1,20}$/.test(piece.text);
}
