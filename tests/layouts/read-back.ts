/** Reading a written report back and comparing it with what its author meant. */

import type { ReadReport } from '../../src/domain/reports/reading.ts';
import { recognise } from '../../src/domain/reports/recognise/recognise.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { testRulebook } from '../support/rulebook.ts';
import type { FileLayout, WrittenFile } from './files/file-layout.ts';
import { meantValue, type ReportModel } from './model/report-model.ts';
import { keysOf, type PrintedReport, rowsOf } from './print/printed.ts';

export interface Comparison {
  /** Numbers that the author did not mean: never allowed. */
  readonly wrong: readonly string[];
  /** Numbers read where nothing was printed. */
  readonly filled: readonly string[];
  /** Cells left open although their print is plain. */
  readonly missed: readonly string[];
  /** Title, year, region, generation and headings that differ from print. */
  readonly metadata: readonly string[];
  /** Cells whose print allows several readings, and how many of them were read. */
  readonly open: number;
  readonly settled: number;
}

export async function readBack(file: WrittenFile): Promise<ReadReport> {
  const read = await readPages(file.bytes, file.name);
  if (!read.ok) throw new Error(`${file.name}: ${read.problem.message}`);
  return recognise(read.pages, testRulebook);
}

/** Cells that the print in this layout leaves open. */
function openCells(report: PrintedReport, layout: FileLayout): ReadonlySet<string> {
  const open = new Set(report.open);
  for (const row of rowsOf(report)) {
    const keys = keysOf(row);
    const blank = row.some((each) => each.key !== undefined && each.text === '');
    if ((layout.joinsCells && keys.length > 1) || (blank && !layout.keepsBlanks))
      for (const key of keys) open.add(key);
  }
  return open;
}

/**
 * Cells of a one-row table that prints one number too few: by the reader's rule the numbers then stay in place from
 * the left and the gap goes as far right as the sums allow, which need not be where the number was lost.
 */
function latestReading(report: PrintedReport): ReadonlySet<string> {
  const row = rowsOf(report).find((each) => keysOf(each)[0]?.startsWith('review_litigation'));
  const printed = row?.filter((each) => each.text !== '').length ?? 0;
  const keys = [...(row === undefined ? [] : keysOf(row)), ...report.open, ...report.lost];
  return new Set(printed === 14 ? keys.filter((key) => key.startsWith('review_litigation')) : []);
}

/** Compares a reading with the model behind the print. */
export function compare(
  model: ReportModel,
  report: PrintedReport,
  layout: FileLayout,
  read: ReadReport,
): Comparison {
  const open = openCells(report, layout);
  const latest = latestReading(report);
  const wrong: string[] = [];
  const filled: string[] = [];
  const missed: string[] = [];
  let settled = 0;
  for (const key of model.format.cells.keys()) {
    const value = read.cells.get(key)?.value ?? null;
    const meant = meantValue(model, key);
    const said = `${key}: ${value} instead of ${meant}`;
    if (value !== null && value !== meant && !latest.has(key)) wrong.push(said);
    else if (report.lost.has(key) && !open.has(key)) {
      if (value !== null) filled.push(said);
    } else if (open.has(key)) settled += value === null ? 0 : 1;
    else if (value === null) missed.push(said);
  }
  return { wrong, filled, missed, metadata: metadata(model, report, layout, read), open: open.size, settled };
}

function metadata(
  model: ReportModel,
  report: PrintedReport,
  layout: FileLayout,
  read: ReadReport,
): readonly string[] {
  const different: string[] = [];
  const expectSame = (what: string, got: unknown, want: unknown) => {
    if (got !== want) different.push(`${what}: ${String(got)} instead of ${String(want)}`);
  };
  const texts = (role: string) =>
    report.pieces.flatMap((piece) => (piece.kind === 'text' && piece.role === role ? [piece.text] : []));
  expectSame('generation', read.generation, model.format.id);
  expectSame('year', read.year, model.year);
  if (!layout.keepsLines) return different;
  expectSame('region', read.region?.name, model.region);
  expectSame('title', read.title, texts('title')[0] ?? null);
  expectSame(
    'headings',
    read.chapters.map((chapter) => chapter.heading).join('|'),
    texts('heading').join('|'),
  );
  expectSame(
    'period',
    `${read.dates.period_from} ${read.dates.period_to}`,
    `${model.year}-01-01 ${model.year}-12-31`,
  );
  return different;
}
