/** Sets reports side by side. */
import type { LaidOutTable } from '../../domain/reports/lay-out-table.ts';
import { requireReportAct } from '../../policies/report.ts';
import type { ReportRecord, ReportSummary } from '../ports.ts';
import { type ChartView, chartsOf } from './charts.ts';
import { everyReport, formatOf, oneReport, type PortalDeps } from './portal-deps.ts';
import { type CellState, stateOf, tablesOf } from './report-view.ts';

export interface ReportRef {
  readonly regionId: string;
  readonly reportId: string;
}

export interface ComparedCell {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly values: readonly { readonly value: number | null; readonly state: CellState }[];
  readonly differs: boolean;
}

export interface ComparedTable {
  readonly title: string;
  readonly cells: readonly ComparedCell[];
}

export interface Comparison {
  /** Everything that can be chosen. */
  readonly choices: readonly ReportSummary[];
  readonly records: readonly ReportRecord[];
  /** Addresses that lead to no report. */
  readonly unknown: readonly ReportRef[];
  readonly charts: readonly ChartView[];
  readonly tables: readonly ComparedTable[];
  readonly sameFormat: boolean;
  /** Reports of both kinds (organ and summary) among them. */
  readonly mixedScopes: boolean;
}

/** Most reports that are set side by side at once. */
export const mostCompared = 6;

/** The named reports side by side; unknown ones are named, never silently dropped. */
export async function compareReports(deps: PortalDeps, refs: readonly ReportRef[]): Promise<Comparison> {
  requireReportAct('anyone', 'compare');
  const choices = await everyReport(deps);
  const wanted = uniqueRefs(refs).slice(0, mostCompared);
  const found = await Promise.all(wanted.map((ref) => oneReport(deps, ref.regionId, ref.reportId)));
  const records = found.filter((each): each is ReportRecord => each !== null);
  const formats = new Set(records.map((each) => each.report.generation));
  const scopes = new Set(records.map((each) => each.report.scope));
  const sameFormat = formats.size === 1;
  return {
    choices,
    records,
    unknown: wanted.filter((_, at) => found[at] === null),
    charts: records.length < 2 ? [] : chartsOf(deps.rulebook.charts, records, (each) => shortName(each)),
    tables: records.length >= 2 && sameFormat ? comparedTables(deps, records) : [],
    sameFormat,
    mixedScopes: scopes.size > 1,
  };
}

/** Region and year, as short as possible. */
export function shortName(record: ReportRecord): string {
  return `${record.region.name.replace(/[（(].*$/, '')} ${record.year}`;
}

function uniqueRefs(refs: readonly ReportRef[]): ReportRef[] {
  return [...new Map(refs.map((ref) => [`${ref.regionId}/${ref.reportId}`, ref])).values()];
}

function comparedTables(deps: PortalDeps, records: readonly ReportRecord[]): ComparedTable[] {
  const format = formatOf(deps.rulebook, records[0]?.report.generation ?? null);
  if (format === null) return [];
  return tablesOf(format).map((table: LaidOutTable) => ({
    title: table.title,
    cells: table.rows
      .flatMap((row) => row.cells)
      .flatMap((form) => {
        if (form === null) return [];
        const values = records.map(({ report }) => {
          const read = report.cells.get(form.key);
          return { value: read?.value ?? null, state: stateOf(read) };
        });
        const known = values.filter((each) => each.value !== null);
        return [
          {
            key: form.key,
            label: form.label,
            unit: form.unit,
            values,
            differs: known.length > 1 && known.some((each) => each.value !== known[0]?.value),
          },
        ];
      }),
  }));
}
