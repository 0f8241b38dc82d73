/**
 * Neutral pages: what a file says and where each piece stood, before anybody knows what it means.
 *
 * Every piece of text lies on a numbered line of `lines` (1-based). For a text file these are the file's own
 * lines; for formats without lines of their own (HTML, DOCX, PDF, XLSX) they are the pieces in reading order:
 * one line per paragraph line and one per table cell. That text is what the portal shows as "the original".
 */

/** Where on a printed page a piece stood, in PDF points from the top-left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a piece of text stood in its file. */
export interface Place {
  /** 1-based line of {@link Pages.lines}. */
  readonly line: number;
  /** 1-based page, where the format has pages (PDF) or sheets (XLSX). */
  readonly page?: number;
  /** 0-based number of the table in the file, for a table cell. */
  readonly table?: number;
  /** 0-based row and column of the cell's top-left corner, for a table cell. */
  readonly row?: number;
  readonly column?: number;
  readonly box?: Box;
}

/** One line of running text, as printed (white space kept). */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly place: Place;
}

/** A table cell at its top-left corner; merged cells appear once. */
export interface GridCell {
  /** Text as printed, inner line breaks as `\n`; `''` for an empty cell. */
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly place: Place;
}

/** A table. `cells` are in reading order (by row, then column). */
export interface GridBlock {
  readonly kind: 'grid';
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
  readonly place: Place;
}

export type Block = TextBlock | GridBlock;

export type FileFormat = 'txt' | 'html' | 'markdown' | 'docx' | 'pdf' | 'xlsx';

/** A file as neutral pages. */
export interface Pages {
  readonly format: FileFormat;
  /** Character set of the bytes where the format leaves that open: `utf-8`, `gb18030`, `utf-16le` … */
  readonly encoding?: string;
  /** Title that the file itself declares (HTML `<title>`, document properties), if any. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
}

/** Why a file could not be turned into pages. `code` is stable; `message` is for people (zh-CN) and names a remedy. */
export interface ReadingProblem {
  readonly code:
    | 'empty'
    | 'too-large'
    | 'unsupported-type'
    | 'encrypted'
    | 'damaged'
    | 'no-text-layer'
    | 'too-many-pages'
    | 'too-many-cells'
    | 'timeout'
    | 'not-found'
    | 'not-a-report';
  readonly message: string;
}

export type ReadingResult =
  | { readonly ok: true; readonly pages: Pages }
  | { readonly ok: false; readonly problem: ReadingProblem };
