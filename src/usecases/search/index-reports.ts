/** Brings annual reports into the search index. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { ReportStore, ReportSummary } from '../ports.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Most characters of a report that are indexed: the longest of a county has some 30,000. */
const longestText = 200_000;

/** Reports looked at in one go, the newest: a start must not take long. */
const mostReports = 500;

/** Indexes the reports that the search does not find yet, the newest first. Returns how many. */
export async function indexReports(
  deps: StaffDeps,
  caller: Caller,
  reports: Pick<ReportStore, 'list' | 'get'>,
): Promise<Result<number>> {
  let count = 0;
  const newest = [...(await reports.list({}))].sort((a, b) => b.year - a.year).slice(0, mostReports);
  for (const summary of newest) {
    if (await isIndexed(deps, summary)) continue;
    const { regionId, reportId } = summary;
    const record = await reports.get(regionId, reportId);
    if (record === null) continue;
    const order = { act: 'report.import', subject: `report/${reportId}`, resource: { regionId } } as const;
    const indexed = await perform(deps, caller, order, async (stores) => {
      await stores.search.index([
        {
          regionId,
          documentId: documentOf(summary),
          kind: 'report',
          title: record.title,
          text: record.lines.join('\n').slice(0, longestText),
          day: summary.published ?? `${record.year + 1}-01-31`,
          link: `/reports/${regionId}/${reportId}`,
          agencyId: null,
        },
      ]);
      return done({ value: null, detail: { indexed: true } });
    });
    if (!indexed.ok) return indexed;
    count += 1;
  }
  return done(count);
}

const documentOf = ({ reportId }: Pick<ReportSummary, 'reportId'>): string => `report/${reportId}`;

async function isIndexed({ storage }: StaffDeps, summary: ReportSummary): Promise<boolean> {
  const { regionId, title } = summary;
  const found = await storage.search.query(regionId, title, { kind: 'report' }, { limit: 20, offset: 0 });
  return found.hits.some(({ documentId }) => documentId === documentOf(summary));
}
