/** Spreadsheet addresses: `B3` and `A1:C2`. */

export interface CellAddress {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both ends included. */
export interface CellRange {
  readonly from: CellAddress;
  readonly to: CellAddress;
}

/** The cell of an address such as `B3`; undefined if it is none. */
export function parseAddress(text: string): CellAddress | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (match === null) return undefined;
  let column = 0;
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** The rectangle of a reference such as `A1:C2`; undefined if it is none. */
export function parseRange(text: string): CellRange | undefined {
  const [first, second] = text.split(':');
  const from = parseAddress(first ?? '');
  const to = parseAddress(second ?? first ?? '');
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column)
    return undefined;
  return { from, to };
}
