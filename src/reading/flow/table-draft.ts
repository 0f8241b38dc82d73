/** A table while it is being read: where the next cell stands, given the cells that span rows and columns. */
import type { Box } from '../../domain/pages/page.ts';

/** Spans above this are typing errors or attacks; no report's table is this wide or a cell this tall. */
export const MOST_SPAN = 200;

export interface CellDraft {
  text: string;
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
  /** Offset of the cell's start in the source text. */
  readonly at: number;
  /** Where the cell's text is printed, for formats that know it. */
  box?: Box;
  /** 1-based page of the cell, where a table may run over several. */
  readonly page?: number;
}

export interface TableDraft {
  /** Offset of the table's start in the source text. */
  readonly at: number;
  readonly cells: CellDraft[];
  /** 0-based row being read; -1 before the first. */
  row: number;
  /** First column at which the next cell of the row may stand. */
  column: number;
  /** Number of columns so far. */
  width: number;
  /** For each column, the first row that is free again. */
  readonly freeFrom: number[];
  /** For each column, the lowest cell in it. */
  readonly lowest: CellDraft[];
  /** True once another table was found inside: this one only arranges the page. */
  layout: boolean;
  /** The cell being read. */
  open: CellDraft | undefined;
}

/** An empty table. */
export function draftTable(at: number): TableDraft {
  return {
    at,
    cells: [],
    row: -1,
    column: 0,
    width: 0,
    freeFrom: [],
    lowest: [],
    layout: false,
    open: undefined,
  };
}

/** Starts the next row. */
export function nextRow(table: TableDraft): void {
  table.row++;
  table.column = 0;
}

/**
 * Places the next cell of the row at the first column that no cell above reaches into. A column span ends where it
 * would run into such a cell. A row span of 0 reaches to the end of the table (HTML).
 */
export function placeCell(table: TableDraft, rowSpan: number, columnSpan: number, at: number): CellDraft {
  if (table.row < 0) nextRow(table);
  const { freeFrom, row } = table;
  let column = table.column;
  while ((freeFrom[column] ?? 0) > row) column++;
  const tall = rowSpan === 0 ? MOST_SPAN : clamp(rowSpan);
  const widest = column + clamp(columnSpan);
  let end = column;
  for (; end < widest && (freeFrom[end] ?? 0) <= row; end++) freeFrom[end] = row + tall;
  table.column = end;
  table.width = Math.max(table.width, end);
  const cell = { text: '', row, column, rowSpan: tall, columnSpan: end - column, at };
  table.cells.push(cell);
  for (let at = column; at < end; at++) table.lowest[at] = cell;
  return cell;
}

/**
 * Lets the cell above reach into the row (DOCX `vMerge`), and returns a cell for the text that is not printed. Where
 * no cell ends right above, it is a cell of its own.
 */
export function continueCell(table: TableDraft, columnSpan: number, at: number): CellDraft {
  const above = table.lowest[table.column];
  const fits = above?.column === table.column && above.row + above.rowSpan === table.row;
  if (!fits) return placeCell(table, 1, columnSpan, at);
  above.rowSpan++;
  table.column += above.columnSpan;
  return { ...above, text: '' };
}

/** Cuts row spans off at the last row. */
export function finishTable(table: TableDraft): void {
  const rows = table.row + 1;
  for (const cell of table.cells) if (cell.row + cell.rowSpan > rows) cell.rowSpan = rows - cell.row;
}

function clamp(span: number): number {
  return Number.isFinite(span) ? Math.max(1, Math.min(MOST_SPAN, Math.trunc(span))) : 1;
}
