/** Cells that could not be taken as they stand. */
import type { SheetCellProblem } from '../../usecases/ports/sheet.ts';

export const cellProblems = {
  formula: (row: number, column: number): SheetCellProblem => ({
    code: 'formula',
    message: '这一格是公式，不能导入。请复制后“选择性粘贴为数值”，再保存。',
    row,
    column,
  }),
  merged: (row: number, column: number): SheetCellProblem => ({
    code: 'merged',
    message: '这一格是合并单元格，读不出每一行的内容。请取消合并，每一格分别填写。',
    row,
    column,
  }),
};

/** Would a spreadsheet program take this text for a formula? A telephone number such as +86-571-… it would not. */
export function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || /^[+-](?![\d\s()（）-]*$)/.test(text);
}
