/** Reads one annual report from a file's bytes and audits it. Nothing is kept. */
import type { Finding } from '../../domain/findings/finding.ts';
import type { Pages, ReadingProblem } from '../../domain/pages/page.ts';
import { audit } from '../../domain/reports/audit/audit.ts';
import type { ReadReport } from '../../domain/reports/reading.ts';
import { type ReadFileDeps, type ReportFile, readReportFile } from './read-file.ts';

export type AuditFileResult =
  | {
      readonly ok: true;
      readonly pages: Pages;
      readonly report: ReadReport;
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly problem: ReadingProblem };

/**
 * Bytes in, report and findings out.
 * @param previous the same government's report of the year before, for the identities between years
 */
export async function auditReportFile(
  deps: ReadFileDeps,
  file: ReportFile,
  previous?: ReadReport,
): Promise<AuditFileResult> {
  const read = await readReportFile(deps, file);
  if (!read.ok) return read;
  const findings = audit(read.report, read.pages, deps.rulebook, previous);
  return { ...read, findings };
}
