/** Every sealed text that is kept, whatever it is: what a change of keys has to go through. */

/** How many texts of a column were sealed with a key. */
export interface KeyUse {
  /** e.g. `personal_datum.sealed` */
  readonly column: string;
  readonly keyId: string;
  readonly texts: number;
}

/** Values of a row's primary key. */
export type RowKey = readonly string[];

export interface SealedTexts {
  /** Names of all columns that hold sealed texts. */
  readonly columns: readonly string[];
  use(): Promise<readonly KeyUse[]>;
  /** Rows sealed with another key than this one, in the order of their keys, after a row. */
  sealedOtherwise(
    column: string,
    keyId: string,
    after: RowKey | null,
    limit: number,
  ): Promise<readonly RowKey[]>;
  /**
   * Seals these rows' texts with the current key. What was changed meanwhile is left alone; what does not open is left
   * alone and counted as broken.
   */
  reseal(
    column: string,
    rows: readonly RowKey[],
  ): Promise<{ readonly resealed: number; readonly broken: number }>;
}
