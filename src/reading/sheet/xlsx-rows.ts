/** The first visible sheet of a workbook as rows of texts at their places. */
import type { Sheet, SheetCellProblem, SheetFailure, SheetRow } from '../../usecases/ports/sheet.ts';
import type { ReadingLimits } from '../limits.ts';
import { parseAddress } from '../xlsx/cell-address.ts';
import { sharedStrings } from '../xlsx/shared-strings.ts';
import { SheetHandler } from '../xlsx/sheet-handler.ts';
import { sheetParts } from '../xlsx/workbook.ts';
import { openPackage } from '../zip/open-package.ts';
import { scanXml, type XmlHandler } from '../zip/scan-xml.ts';
import { cellProblems } from './cell-problems.ts';
import { type SheetBounds, sheetFailures } from './sheet-failures.ts';

/** Reads stored values; formulas are never computed, and one without a stored value is a problem. */
export async function xlsxRows(
  bytes: Uint8Array,
  bounds: SheetBounds,
  limits: ReadingLimits,
): Promise<Sheet | SheetFailure> {
  const parts = await openPackage(bytes, limits);
  if ('code' in parts) return sheetFailures.ofReading(parts);
  if (!parts.names.has('xl/workbook.xml')) return sheetFailures.otherType;
  const sheets = await sheetParts(parts, limits);
  if ('code' in sheets) return sheetFailures.ofReading(sheets);
  const stringsXml = (await parts.read('xl/sharedStrings.xml')) ?? '';
  if (typeof stringsXml !== 'string') return sheetFailures.ofReading(stringsXml);
  const strings = sharedStrings(stringsXml, limits);
  if ('code' in strings) return sheetFailures.ofReading(strings);
  const first = sheets[0] === undefined ? undefined : await parts.read(sheets[0]);
  if (first === undefined) return sheetFailures.empty;
  if (typeof first !== 'string') return sheetFailures.ofReading(first);

  const handler = new SheetHandler(strings, limits.cells);
  const formulas = new FormulaPlaces(handler);
  const problem = scanXml(first, formulas, limits);
  if (problem !== undefined) return sheetFailures.ofReading(problem);
  if (handler.cells.length === 0) return sheetFailures.empty;

  const byRow = new Map<number, string[]>();
  for (const { row, column, text } of handler.cells) {
    if (column >= bounds.columns) return sheetFailures.tooManyColumns(bounds, row + 1);
    let cells = byRow.get(row);
    if (cells === undefined) {
      cells = [];
      byRow.set(row, cells);
      if (byRow.size > bounds.rows + 1) return sheetFailures.tooManyRows(bounds);
    }
    cells[column] = text;
  }
  const rows: SheetRow[] = [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row: row + 1, cells: Array.from(cells, (cell) => cell ?? '') }));
  const problems: SheetCellProblem[] = [
    ...formulas.places
      .filter(({ row, column }) => !byRow.get(row)?.[column])
      .map(({ row, column }) => cellProblems.formula(row + 1, column + 1)),
    ...handler.merged
      .filter(({ from, to }) => to.row > from.row || to.column > from.column)
      .filter(({ from }) => byRow.has(from.row))
      .map(({ from }) => cellProblems.merged(from.row + 1, from.column + 1)),
  ];
  const hints = sheets.length > 1 ? [`工作簿有 ${sheets.length} 张工作表，只读取了第一张。`] : [];
  return { format: 'xlsx', rows, problems, hints };
}

/** Passes the tags on and notes which cells hold a formula. */
class FormulaPlaces implements XmlHandler {
  readonly places: { readonly row: number; readonly column: number }[] = [];
  readonly #inner: SheetHandler;
  #address: { readonly row: number; readonly column: number } | undefined;
  constructor(inner: SheetHandler) {
    this.#inner = inner;
  }

  get problem() {
    return this.#inner.problem;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.#address = parseAddress(attributes.r ?? '');
    else if (name === 'f' && this.#address !== undefined) this.places.push(this.#address);
    this.#inner.open(name, attributes);
  }

  close(name: string): void {
    this.#inner.close(name);
  }

  text(text: string): void {
    this.#inner.text(text);
  }
}
