/** Spreadsheets in and out: rows of texts, whatever the file format. */

/** A cell that could not be taken as it stands. */
export interface SheetCellProblem {
  readonly code: 'formula' | 'merged';
  /** zh-CN: what is wrong and what to do. */
  readonly message: string;
  /** As the spreadsheet numbers them, from 1. */
  readonly row: number;
  readonly column: number;
}

export interface SheetRow {
  /** Number of the row in the spreadsheet, from 1. */
  readonly row: number;
  /** Texts by column, from the first one; shorter than others where the rest is empty. */
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly format: 'csv' | 'xlsx';
  /** Rows with text, in order. */
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetCellProblem[];
  /** What the reader should know: further sheets that were left out. */
  readonly hints: readonly string[];
}

/** Why a file is no sheet that can be read. `message` is for people (zh-CN) and names a remedy. */
export interface SheetFailure {
  readonly code: string;
  readonly message: string;
  /** Row at which reading stopped, from 1. */
  readonly row?: number;
}

export type SheetResult =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly problem: SheetFailure };

/** Reads a spreadsheet (XLSX, CSV) under limits of size, rows, columns and time; never throws for what it holds. */
export type ReadSheet = (bytes: Uint8Array, fileName: string) => Promise<SheetResult>;

/** Rows as CSV that Excel and WPS open rightly, no cell of which they take for a formula. */
export type WriteCsv = (rows: readonly (readonly string[])[]) => string;

/** Rows as an XLSX workbook of one sheet; the first row is the heading; every cell is text. */
export type WriteSheet = (name: string, rows: readonly (readonly string[])[]) => Promise<Uint8Array>;

export interface Sheets {
  readonly read: ReadSheet;
  readonly csv: WriteCsv;
  readonly xlsx: WriteSheet;
}
