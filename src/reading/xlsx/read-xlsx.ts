/** An XLSX workbook as pages: each visible sheet with text is one table. */
import type { ReadingResult } from '../../domain/pages/page.ts';
import { PageSink } from '../flow/page-sink.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import type { ZipPackage } from '../zip/open-package.ts';
import { packageTitle } from '../zip/package-title.ts';
import { scanXml } from '../zip/scan-xml.ts';
import { sharedStrings } from './shared-strings.ts';
import { SheetHandler } from './sheet-handler.ts';
import { sheetTable } from './sheet-table.ts';
import { sheetParts } from './workbook.ts';

/**
 * Reads the stored values of a workbook; formulas are not computed. Problems: `encrypted`, `damaged`, `too-large`,
 * `too-many-cells`, `too-many-pages` (sheets), `timeout`, `empty`.
 */
export async function readXlsx(parts: ZipPackage, limits: ReadingLimits): Promise<ReadingResult> {
  const sheets = await sheetParts(parts, limits);
  if ('code' in sheets) return failure(sheets);
  if (sheets.length > limits.pages) return failure(problems.tooManyPages);
  const stringsXml = (await parts.read('xl/sharedStrings.xml')) ?? '';
  if (typeof stringsXml !== 'string') return failure(stringsXml);
  const strings = sharedStrings(stringsXml, limits);
  if ('code' in strings) return failure(strings);

  const sink = new PageSink(limits);
  for (const [index, part] of sheets.entries()) {
    const xml = await parts.read(part);
    if (xml === undefined) continue;
    if (typeof xml !== 'string') return failure(xml);
    const sheet = new SheetHandler(strings, limits.cells);
    const problem = scanXml(xml, sheet, limits);
    if (problem !== undefined) return failure(problem);
    const table = sheetTable(sheet.cells, sheet.merged, limits.cells);
    if (table === 'too-many') return failure(problems.tooManyCells);
    if (table === undefined) continue;
    sink.page = index + 1;
    sink.grid(table);
    if (sink.problem !== undefined) return failure(sink.problem);
  }
  if (sink.lines.length === 0) return failure(problems.empty);
  const title = await packageTitle(parts, limits);
  const { blocks, lines } = sink;
  return { ok: true, pages: { format: 'xlsx', ...(title !== undefined && { title }), blocks, lines } };
}
