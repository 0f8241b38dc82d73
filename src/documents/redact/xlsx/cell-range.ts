/** Cell addresses as numbers. */

export interface CellAddress {
  /** From 1. */
  readonly row: number;
  readonly column: number;
}

/** `B3` as row 3, column 2; null for what is no address. */
export function cellAddress(text: string): CellAddress | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}
