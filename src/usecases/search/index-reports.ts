/** Brings annual reports into the search index that were recorded before there was one. */

import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { searchableReport } from '../../domain/reports/searchable-report.ts';
import { perform } from '../perform.ts';
import type { ReportStore } from '../ports.ts';
import type { StaffDeps } from '../staff-deps.ts';

/**
 * Indexes the reports that the search does not hold, all of them; whatever is recorded from now on is indexed with its
 * recording. Costs one query where nothing is missing. Returns how many.
 */
export async function indexReports(
  deps: StaffDeps,
  caller: Caller,
  reports: Pick<ReportStore, 'unindexed' | 'get'>,
): Promise<Result<number>> {
  let count = 0;
  for (const { regionId, reportId } of await reports.unindexed()) {
    const record = await reports.get(regionId, reportId);
    if (record === null) continue;
    const order = { act: 'report.import', subject: `report/${reportId}`, resource: { regionId } } as const;
    const published = record.report.dates.published;
    const indexed = await perform(deps, caller, order, async (stores) => {
      await stores.search.index([searchableReport({ ...record, published })]);
      return done({ value: null, detail: { indexed: true } });
    });
    if (!indexed.ok) return indexed;
    count += 1;
  }
  return done(count);
}
