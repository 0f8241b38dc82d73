/** A worksheet's cells as one table without the empty rows and columns around them. */
import type { CellDraft, TableDraft } from '../flow/table-draft.ts';
import { draftTable } from '../flow/table-draft.ts';
import type { CellRange } from './cell-address.ts';
import type { SheetCell } from './sheet-handler.ts';

/**
 * The table of a sheet, every position inside it a cell or covered by a merged one. Undefined when the sheet is
 * empty; `too-many` when it has more than `mostCells` positions.
 */
export function sheetTable(
  cells: readonly SheetCell[],
  merged: readonly CellRange[],
  mostCells: number,
): TableDraft | 'too-many' | undefined {
  if (cells.length === 0) return undefined;
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  for (const { from, to } of merged) {
    const holdsText = from.row >= top && from.row <= bottom && from.column >= left && from.column <= right;
    if (!holdsText || to.row - from.row >= mostCells) continue;
    right = Math.max(right, Math.min(to.column, left + mostCells));
  }
  const height = bottom - top + 1;
  const width = right - left + 1;
  if (height * width > mostCells) return 'too-many';

  const grid: (CellDraft | undefined)[] = new Array(height * width);
  for (let index = 0; index < grid.length; index++) {
    const row = Math.floor(index / width);
    grid[index] = { text: '', row, column: index % width, rowSpan: 1, columnSpan: 1, at: 0 };
  }
  for (const { row, column, text } of cells) grid[(row - top) * width + column - left]!.text = text;
  let budget = mostCells;
  for (const { from, to } of merged) {
    const anchor = grid[(from.row - top) * width + from.column - left];
    const inside = from.row >= top && from.column >= left && from.row <= bottom && from.column <= right;
    if (!inside || anchor === undefined) continue;
    const lastRow = Math.min(to.row, bottom) - top;
    const lastColumn = Math.min(to.column, right) - left;
    budget -= (lastRow - anchor.row + 1) * (lastColumn - anchor.column + 1);
    if (budget < 0) return 'too-many';
    anchor.rowSpan = lastRow - anchor.row + 1;
    anchor.columnSpan = lastColumn - anchor.column + 1;
    for (let row = anchor.row; row <= lastRow; row++)
      for (let column = anchor.column; column <= lastColumn; column++)
        if (row !== anchor.row || column !== anchor.column) grid[row * width + column] = undefined;
  }
  const table = draftTable(0);
  for (const cell of grid) if (cell !== undefined) table.cells.push(cell);
  table.row = height - 1;
  table.width = width;
  return table;
}
