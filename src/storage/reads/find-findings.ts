import { type Kysely, sql, type Transaction } from 'kysely';
import type { FindingFilter, FindingRow } from '../../usecases/ports.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';
import { findingOf } from './get-report.ts';
import { snapshot } from './snapshot.ts';

function matching(trx: Transaction<Tables>, filter: FindingFilter) {
  let query = trx.selectFrom('report_finding as finding');
  if (filter.severity !== undefined) query = query.where('finding.severity', '=', filter.severity);
  if (filter.kind !== undefined) query = query.where('finding.kind', '=', storableText(filter.kind));
  if (filter.rule !== undefined) query = query.where('finding.rule', '=', storableText(filter.rule));
  if (filter.regionId !== undefined)
    query = query.where('finding.region_id', '=', storableText(filter.regionId));
  return query;
}

function page(trx: Transaction<Tables>, filter: FindingFilter) {
  return matching(trx, filter)
    .innerJoin('report', (join) =>
      join
        .onRef('report.region_id', '=', 'finding.region_id')
        .onRef('report.report_id', '=', 'finding.report_id'),
    )
    .innerJoin('region', 'region.region_id', 'finding.region_id')
    .selectAll('finding')
    .select(['region.name as regionName', 'report.year'])
    .orderBy(sql`array_position(array['error', 'warn', 'info'], finding.severity)`)
    .orderBy(sql`finding.region_id collate "C"`)
    .orderBy('report.year', 'desc')
    .orderBy(sql`finding.report_id collate "C"`)
    .orderBy('finding.ordinal')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
}

/** One page of findings, the gravest first, and how many there are in all. */
export function findFindings(
  db: Kysely<Tables>,
  filter: FindingFilter,
): Promise<{ readonly rows: readonly FindingRow[]; readonly total: number }> {
  return snapshot(db, async (trx) => {
    const { total } = await matching(trx, filter)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await page(trx, filter);
    return {
      total,
      rows: rows.map((row) => ({
        ...findingOf(row),
        regionId: row.region_id,
        reportId: row.report_id,
        regionName: row.regionName,
        year: row.year,
      })),
    };
  });
}
