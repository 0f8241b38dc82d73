/** Lists reports: all, by words, by year, by form; and what they come to. */
import { requireReportAct } from '../../policies/report.ts';
import type { ReportSummary } from '../ports.ts';
import { everyReport, type PortalDeps } from './portal-deps.ts';

export interface ArchiveFilter {
  /** Words of a region's name, prefecture, province or of the title; a year among them narrows the year. */
  readonly q?: string;
  readonly year?: number;
  readonly format?: string;
}

export interface ArchiveRow {
  readonly regionId: string;
  readonly regionName: string;
  readonly place: string;
  /** For each of {@link Archive.years}: the reports of that year. */
  readonly reports: readonly (readonly ReportSummary[])[];
}

export interface Archive {
  readonly reports: readonly ReportSummary[];
  readonly total: number;
  /** Every year that has reports, newest first. */
  readonly allYears: readonly number[];
  /** Years of the reports found, oldest first, gaps filled. */
  readonly years: readonly number[];
  readonly regions: readonly ArchiveRow[];
}

/** Reports that match, as a list and as region by year. */
export function listReports(deps: PortalDeps, filter: ArchiveFilter): Promise<Archive> {
  requireReportAct('anyone', 'list');
  const list = async (): Promise<Archive> => {
    const all = await everyReport(deps);
    const reports = all.filter(matcher(filter));
    return {
      reports,
      total: all.length,
      allYears: [...new Set(all.map((each) => each.year))].sort((a, b) => b - a),
      ...byRegion(reports),
    };
  };
  // Words are without number: lists by words would fill the memory with what nobody asks for again.
  return filter.q === undefined ? deps.memory.remember(`archive ${JSON.stringify(filter)}`, list) : list();
}

function matcher(filter: ArchiveFilter): (report: ReportSummary) => boolean {
  const words = (filter.q ?? '')
    .normalize('NFKC')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '');
  const years: number[] = filter.year === undefined ? [] : [filter.year];
  const names: string[] = [];
  for (const word of words) {
    const year = /^((?:19|20)\d\d)年?度?$/.exec(word);
    if (year !== null) years.push(Number(year[1]));
    else names.push(word);
  }
  return (report) =>
    years.every((year) => report.year === year) &&
    (filter.format === undefined || report.generation === filter.format) &&
    names.every((name) =>
      [report.regionName, report.prefecture, report.province, report.title, report.regionId].some(
        (text) => text?.includes(name) === true,
      ),
    );
}

function byRegion(reports: readonly ReportSummary[]): Pick<Archive, 'years' | 'regions'> {
  if (reports.length === 0) return { years: [], regions: [] };
  const printed = reports.map((each) => each.year);
  const first = Math.min(...printed);
  const years = Array.from({ length: Math.max(...printed) - first + 1 }, (_, at) => first + at);
  const groups = Map.groupBy(reports, (each) => each.regionId);
  const regions = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([regionId, group]): ArchiveRow => {
      const one = group[0] as ReportSummary;
      return {
        regionId,
        regionName: one.regionName,
        place: placeOf(one),
        reports: years.map((year) => group.filter((each) => each.year === year)),
      };
    });
  return { years, regions };
}

/** Province and prefecture, as far as known. */
export function placeOf(report: {
  readonly province?: string | null;
  readonly prefecture?: string | null;
}): string {
  return [report.province, report.prefecture].filter((part) => part).join(' ');
}

export interface Overview {
  readonly latest: readonly ReportSummary[];
  readonly reports: number;
  readonly regions: number;
  readonly cellsRead: number;
  readonly cellsAll: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly years: { readonly from: number; readonly to: number } | null;
}

/** What the portal holds, in figures, and the newest reports. */
export async function overview(deps: PortalDeps, newest = 6): Promise<Overview> {
  requireReportAct('anyone', 'list');
  const all = await everyReport(deps);
  const sum = (pick: (report: ReportSummary) => number) => all.reduce((total, each) => total + pick(each), 0);
  const years = all.map((each) => each.year);
  return {
    latest: all.slice(0, newest),
    reports: all.length,
    regions: new Set(all.map((each) => each.regionId)).size,
    cellsRead: sum((each) => each.cellsRead),
    cellsAll: sum((each) => each.cellsAll),
    errors: sum((each) => each.errors),
    warnings: sum((each) => each.warnings),
    hints: sum((each) => each.hints),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
  };
}
