/** Shows a region over the years. */
import { requireReportAct } from '../../policies/report.ts';
import type { ReportRecord, ReportSummary } from '../ports.ts';
import { type ChartView, chartsOf } from './charts.ts';
import { placeOf } from './list.ts';
import { everyReport, oneReport, type PortalDeps } from './portal-deps.ts';

export interface ShownRegion {
  readonly regionId: string;
  readonly name: string;
  readonly place: string;
  readonly level: string;
  /** Newest first. */
  readonly reports: readonly ReportSummary[];
  /** Years from oldest to newest in which no report is held. */
  readonly missing: readonly number[];
  readonly charts: readonly ChartView[];
  /** Reports of both kinds (organ and summary) among them: not to be compared. */
  readonly mixedScopes: boolean;
}

/** The region, or null when it has no report here. */
export function showRegion(deps: PortalDeps, regionId: string): Promise<ShownRegion | null> {
  requireReportAct('anyone', 'show');
  return deps.memory.remember(`region ${regionId}`, async () => {
    const reports = (await everyReport(deps)).filter((each) => each.regionId === regionId);
    const newest = reports[0];
    if (newest === undefined) return null;
    const records = (
      await Promise.all(reports.toReversed().map((each) => oneReport(deps, regionId, each.reportId)))
    ).filter((each): each is ReportRecord => each !== null);
    const years = reports.map((each) => each.year);
    const first = Math.min(...years);
    const span = Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at);
    const scopes = new Set(records.map((each) => each.report.scope).filter((scope) => scope !== null));
    return {
      regionId,
      name: newest.regionName,
      place: placeOf(newest),
      level: newest.level,
      reports,
      missing: span.filter((year) => !years.includes(year)),
      charts: [
        ...chartsOf(deps.rulebook.charts, records, (each) => String(each.year)),
        findingsChart(reports),
      ],
      mixedScopes: scopes.size > 1,
    };
  });
}

function findingsChart(newestFirst: readonly ReportSummary[]): ChartView {
  const reports = newestFirst.toReversed();
  const series = (label: string, pick: (each: ReportSummary) => number) => ({
    label,
    values: reports.map(pick),
  });
  return {
    id: 'findings',
    title: '核对发现',
    unit: '处',
    kind: 'stacked',
    note: '由本站按表内、表间和文表勾稽关系核出，见“对账”。',
    categories: reports.map((each) => String(each.year)),
    series: [
      series('矛盾', (each) => each.errors),
      series('待核', (each) => each.warnings),
      series('提示', (each) => each.hints),
    ],
  };
}
