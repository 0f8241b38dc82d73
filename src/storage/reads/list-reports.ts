import { type Kysely, sql } from 'kysely';
import type { ReportFilter, ReportSummary } from '../../usecases/ports.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';
import { containing } from './like.ts';

/** Cells and findings are counted here, row by row, for each report that the filter lets through. */
function summaries(db: Kysely<Tables>) {
  return db
    .selectFrom('report')
    .innerJoin('region', 'region.region_id', 'report.region_id')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('report_finding')
          .whereRef('report_finding.region_id', '=', 'report.region_id')
          .whereRef('report_finding.report_id', '=', 'report.report_id')
          .select(({ fn }) => [
            fn.countAll<number>().filterWhere('severity', '=', 'error').as('errors'),
            fn.countAll<number>().filterWhere('severity', '=', 'warn').as('warnings'),
            fn.countAll<number>().filterWhere('severity', '=', 'info').as('hints'),
          ])
          .as('found'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('report_cell')
          .whereRef('report_cell.region_id', '=', 'report.region_id')
          .whereRef('report_cell.report_id', '=', 'report.report_id')
          .select(({ fn }) => [
            fn.count<number>('value').as('cellsRead'),
            fn.countAll<number>().as('cellsAll'),
          ])
          .as('cells'),
      (join) => join.onTrue(),
    );
}

/** Reports by region, within it the newest year first. */
export async function listReports(
  db: Kysely<Tables>,
  filter: ReportFilter,
): Promise<readonly ReportSummary[]> {
  let query = summaries(db);
  if (filter.regionId !== undefined)
    query = query.where('report.region_id', '=', storableText(filter.regionId));
  if (filter.year !== undefined) query = query.where('report.year', '=', filter.year);
  if (filter.generation !== undefined) {
    query = query.where('report.generation', '=', storableText(filter.generation));
  }
  if (filter.name !== undefined && filter.name !== '') {
    const pattern = containing(storableText(filter.name));
    query = query.where(({ or, eb }) =>
      or([
        eb('region.name', 'ilike', pattern),
        eb('region.prefecture', 'ilike', pattern),
        eb('region.province', 'ilike', pattern),
        eb('report.title', 'ilike', pattern),
      ]),
    );
  }
  return query
    .select([
      'report.region_id as regionId',
      'report.report_id as reportId',
      'region.name as regionName',
      'region.level',
      'region.province',
      'region.prefecture',
      'report.year',
      'report.title',
      'report.generation',
      'report.published',
      'found.errors',
      'found.warnings',
      'found.hints',
      'cells.cellsRead',
      'cells.cellsAll',
      'report.recorded_at as recordedAt',
    ])
    .orderBy(sql`report.region_id collate "C"`)
    .orderBy('report.year', 'desc')
    .orderBy(sql`report.report_id collate "C"`)
    .execute();
}
