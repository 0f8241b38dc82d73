/** Shows one report, and its original text with the evidence marked. */
import { requireReportAct } from '../../policies/report.ts';
import type { ReportRecord, ReportSummary } from '../ports.ts';
import { markLines, type TextLine } from './mark-lines.ts';
import { everyReport, oneReport, type PortalDeps } from './portal-deps.ts';
import { type ReportView, reportView } from './report-view.ts';

export interface ShownReport extends ReportView {
  readonly record: ReportRecord;
  /** The region's reports, newest first, this one included. */
  readonly years: readonly ReportSummary[];
  /** Reports of the same year from other regions. */
  readonly others: readonly ReportSummary[];
}

/** The report, or null when there is none under this address. */
export function showReport(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
): Promise<ShownReport | null> {
  requireReportAct('anyone', 'show');
  return deps.memory.remember(`shown ${regionId}/${reportId}`, async () => {
    const record = await oneReport(deps, regionId, reportId);
    if (record === null) return null;
    const all = await everyReport(deps);
    return {
      ...reportView(deps.rulebook, record.report, record.findings),
      record,
      years: all.filter((each) => each.regionId === regionId),
      others: all.filter((each) => each.year === record.year && each.regionId !== regionId).slice(0, 8),
    };
  });
}

export interface ShownText extends ShownReport {
  readonly lines: readonly TextLine[];
}

/** The original's text line by line, evidence marked; null when there is no such report. */
export async function showText(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
): Promise<ShownText | null> {
  const shown = await showReport(deps, regionId, reportId);
  return shown === null ? null : { ...shown, lines: markLines(shown.record.lines, shown.findings) };
}
