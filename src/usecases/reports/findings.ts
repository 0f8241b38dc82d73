/** Lists what the audit found, over all reports. */
import type { Severity } from '../../domain/findings/finding.ts';
import { requireReportAct } from '../../policies/report.ts';
import type { FindingRow, ReportSummary } from '../ports.ts';
import { everyReport, type PortalDeps } from './portal-deps.ts';

export interface FindingsFilter {
  readonly severity?: Severity;
  readonly kind?: string;
  readonly rule?: string;
  readonly regionId?: string;
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
}

export interface FindingsPage {
  readonly rows: readonly FindingRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Over all reports, whatever the filter. */
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly regions: readonly { readonly id: string; readonly name: string }[];
}

/** One page of the findings that match, the weightiest first. */
export async function listFindings(deps: PortalDeps, filter: FindingsFilter): Promise<FindingsPage> {
  requireReportAct('anyone', 'list');
  const all = await everyReport(deps);
  const { page, pageSize, ...rest } = filter;
  const { rows, total } = await deps.memory.remember(`findings ${JSON.stringify(filter)}`, () =>
    deps.store.findings({ ...rest, limit: pageSize, offset: (page - 1) * pageSize }),
  );
  const sum = (pick: (report: ReportSummary) => number) => all.reduce((total, each) => total + pick(each), 0);
  const regions = new Map(all.map((each) => [each.regionId, each.regionName]));
  return {
    rows,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    errors: sum((each) => each.errors),
    warnings: sum((each) => each.warnings),
    hints: sum((each) => each.hints),
    regions: [...regions].map(([id, name]) => ({ id, name })),
  };
}
