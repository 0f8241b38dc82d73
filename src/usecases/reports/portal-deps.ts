/** What the use cases of the public portal need. */
import type { ChartForm } from '../../domain/reports/chart.ts';
import type { ReportFormat } from '../../domain/reports/format.ts';
import type { Rulebook } from '../../domain/rulebook/rulebook.ts';
import type { ReportRecord, ReportStore, ReportSummary } from '../ports.ts';
import type { VersionMemory } from './version-memory.ts';

export type PortalRulebook = Rulebook & { readonly charts: readonly ChartForm[] };

export interface PortalDeps {
  readonly store: ReportStore;
  readonly rulebook: PortalRulebook;
  readonly memory: VersionMemory;
}

/** Every report, newest year first, then by region code. */
export function everyReport(deps: PortalDeps): Promise<readonly ReportSummary[]> {
  return deps.memory.remember('every-report', async () => {
    const all = [...(await deps.store.list({}))];
    return all.sort(
      (a, b) => b.year - a.year || (a.regionId < b.regionId ? -1 : a.regionId > b.regionId ? 1 : 0),
    );
  });
}

/** One report as recorded, or null. */
export function oneReport(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
): Promise<ReportRecord | null> {
  return deps.memory.remember(`record ${regionId}/${reportId}`, () => deps.store.get(regionId, reportId));
}

/** The form of a report, or null when none fits. */
export function formatOf(rulebook: Rulebook, id: string | null): ReportFormat | null {
  return rulebook.formats.find((format) => format.id === id) ?? null;
}
