/** 核对我的年报: reads and audits files that a visitor sends. Nothing is kept. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { requireReportAct } from '../../policies/report.ts';
import { auditReportFile } from './audit-file.ts';
import { markLines, type TextLine } from './mark-lines.ts';
import { type ReadFileDeps, type ReportFile, readReportFile } from './read-file.ts';
import { type ReportView, reportView } from './report-view.ts';

export type CheckedFile =
  | {
      readonly ok: true;
      readonly fileName: string;
      readonly view: ReportView;
      readonly lines: readonly TextLine[];
      /** Whether the identities between years were worked out as well. */
      readonly withPrevious: boolean;
    }
  | { readonly ok: false; readonly fileName: string; readonly problem: ReadingProblem };

export interface CheckResult {
  readonly files: readonly CheckedFile[];
  /** Why the previous year's report could not be used. */
  readonly previousProblem: ReadingProblem | null;
}

/**
 * Audits each file, one after the other.
 * @param previous last year's report, used for the file whose year follows it (or for the only file)
 */
export async function checkFiles(
  deps: ReadFileDeps,
  files: readonly ReportFile[],
  previous: ReportFile | null,
): Promise<CheckResult> {
  requireReportAct('anyone', 'check');
  const before = previous === null ? null : await readReportFile(deps, previous);
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const last = before?.ok ? before.report : undefined;
    const result = await auditReportFile(deps, file, last);
    checked.push(
      result.ok
        ? {
            ok: true,
            fileName: file.fileName,
            ...shown(deps, result),
            withPrevious: last !== undefined,
          }
        : { ok: false, fileName: file.fileName, problem: result.problem },
    );
  }
  return { files: checked, previousProblem: before !== null && !before.ok ? before.problem : null };
}

function shown(
  deps: ReadFileDeps,
  result: Extract<Awaited<ReturnType<typeof auditReportFile>>, { ok: true }>,
) {
  const view = reportView(deps.rulebook, result.report, result.findings);
  return { view, lines: markLines(result.pages.lines, view.findings) };
}
