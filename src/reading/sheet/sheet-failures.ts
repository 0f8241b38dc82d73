/** Why a file is no sheet that can be read, each with its remedy. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { SheetFailure } from '../../usecases/ports/sheet.ts';

/** How large a sheet may be. */
export interface SheetBounds {
  readonly bytes: number;
  /** Rows below the heading. */
  readonly rows: number;
  readonly columns: number;
}

export const sheetBounds: SheetBounds = { bytes: 5 * 1024 * 1024, rows: 5_000, columns: 60 };

/** The problems of reading that say something about reports, in words about sheets. */
const words: Partial<Record<ReadingProblem['code'], string>> = {
  'too-large': '文件内容过大，已停止读取。请删去图片和多余的工作表，另存为 XLSX 或 CSV 后再上传。',
  'too-many-cells': '表格过大，已停止读取。请只保留要导入的行和列后再上传。',
  timeout: '读取超时，已停止。请另存为 CSV 后再上传。',
  damaged: '文件已损坏或不完整。请用 Excel 或 WPS 打开后另存为 XLSX，再上传。',
  'unsupported-type': '不支持这种文件。请另存为 XLSX 或 CSV 后再上传。',
};

export const sheetFailures = {
  empty: { code: 'empty', message: '表格里没有内容。请确认选对了文件，再上传。' },
  tooLarge: ({ bytes }: SheetBounds): SheetFailure => ({
    code: 'too-large',
    message: `文件超过 ${bytes / 1024 / 1024} MB。请删去图片和多余的工作表后再上传。`,
  }),
  otherType: { code: 'unsupported-type', message: words['unsupported-type'] as string },
  tooManyRows: ({ rows }: SheetBounds): SheetFailure => ({
    code: 'too-many-rows',
    message: `表格超过 ${rows} 行。请分成几份，分次导入。`,
    row: rows + 2,
  }),
  tooManyColumns: ({ columns }: SheetBounds, row: number): SheetFailure => ({
    code: 'too-many-columns',
    message: `第 ${row} 行超过 ${columns} 列。请删去多余的列后再上传。`,
    row,
  }),
  unclosedQuote: (row: number): SheetFailure => ({
    code: 'damaged',
    message: `第 ${row} 行附近的引号不成对，读不下去。请用 Excel 或 WPS 重新另存为 CSV。`,
    row,
  }),
  ofReading: ({ code, message }: ReadingProblem): SheetFailure => ({ code, message: words[code] ?? message }),
} as const;
