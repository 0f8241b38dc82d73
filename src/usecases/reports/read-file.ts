/** Reads one annual report from a file's bytes. Nothing is kept. */
import type { Pages, ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadReport } from '../../domain/reports/reading.ts';
import { recognise } from '../../domain/reports/recognise/recognise.ts';
import type { Rulebook } from '../../domain/rulebook/rulebook.ts';
import type { ReadPages } from '../ports.ts';

export interface ReadFileDeps {
  readonly readPages: ReadPages;
  readonly rulebook: Rulebook;
}

export interface ReportFile {
  readonly bytes: Uint8Array;
  /** Only its ending is looked at, and only as a hint. */
  readonly fileName: string;
}

export type ReadFileResult =
  | { readonly ok: true; readonly pages: Pages; readonly report: ReadReport }
  | { readonly ok: false; readonly problem: ReadingProblem };

/** Nothing in the text says that it is an annual report: no title, form or table, and not both region and year. */
function saysNothing(report: ReadReport): boolean {
  return (
    report.title === null &&
    report.generation === null &&
    report.tables.length === 0 &&
    (report.region === null || report.year === null)
  );
}

/** Bytes in, report out; a file that cannot be read, or is no annual report, gives a problem with a remedy. */
export async function readReportFile(deps: ReadFileDeps, file: ReportFile): Promise<ReadFileResult> {
  const reading = await deps.readPages(file.bytes, file.fileName);
  if (!reading.ok) return reading;
  const report = recognise(reading.pages, deps.rulebook);
  if (saysNothing(report)) {
    return {
      ok: false,
      problem: {
        code: 'not-a-report',
        message: '文件中没有政府信息公开年度报告的标题、地区、年度或统计表；请确认选择的是年度报告全文。',
      },
    };
  }
  return { ok: true, pages: reading.pages, report };
}
