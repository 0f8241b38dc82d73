/** CSV as rows of texts: comma, semicolon or tab, in any of the character sets that offices use. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet, SheetCellProblem, SheetFailure, SheetRow } from '../../usecases/ports/sheet.ts';
import { decodeText } from '../text/decode.ts';
import { cellProblems, isFormula } from './cell-problems.ts';
import { type SheetBounds, sheetFailures } from './sheet-failures.ts';

const delimiters = [',', ';', '\t'] as const;

/** Reads CSV. A leading apostrophe that protects a cell from being a formula is taken off again. */
export function csvRows(bytes: Uint8Array, bounds: SheetBounds): Sheet | SheetFailure {
  const decoded = decodeText(bytes);
  if ('code' in decoded) return sheetFailures.ofReading(decoded);
  const { text } = decoded;
  if (text.trim() === '') return sheetFailures.empty;
  const records = recordsOf(text.replace(/^\uFEFF/, ''), bounds);
  if ('code' in records) return records;
  const rows: SheetRow[] = [];
  const problems: SheetCellProblem[] = [];
  for (const { record, info } of records) {
    if (record.every((cell) => cell.trim() === '')) continue;
    if (record.length > bounds.columns) return sheetFailures.tooManyColumns(bounds, info.lines);
    if (rows.length > bounds.rows) return sheetFailures.tooManyRows(bounds);
    const row = rowNumber(info);
    rows.push({ row, cells: record.map((cell) => plain(cell)) });
    for (const [column, cell] of record.entries())
      if (isFormula(cell)) problems.push(cellProblems.formula(row, column + 1));
  }
  if (rows.length === 0) return sheetFailures.empty;
  return { format: 'csv', rows, problems, hints: [] };
}

interface Numbered {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly records: number; readonly empty_lines: number };
}

function recordsOf(text: string, bounds: SheetBounds): readonly Numbered[] | SheetFailure {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      // One more than allowed shows that there are too many; blank rows count as well.
      to: (bounds.rows + 1) * 2,
      max_record_size: 200_000,
    }) as unknown as Numbered[];
  } catch (error) {
    if (error instanceof CsvError)
      return sheetFailures.unclosedQuote(Number((error as { lines?: number }).lines ?? 1));
    throw error;
  }
}

/** A spreadsheet shows one row per record, however many lines its cells have; blank lines are rows too. */
function rowNumber(info: Numbered['info']): number {
  return info.records + info.empty_lines;
}

/** The delimiter that the first line with one uses most, outside quotes. */
function delimiterOf(text: string): string {
  for (const line of text.split(/\r?\n/, 20)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = delimiters.map((each) => bare.split(each).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return delimiters[counts.indexOf(most)] as string;
  }
  return ',';
}

function plain(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
