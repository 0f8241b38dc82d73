import { type Kysely, sql } from 'kysely';
import type { ReportStore } from '../../usecases/ports.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';

/** The values of one cell in every report that has a number there, by region and year. */
export async function listCellValues(db: Kysely<Tables>, key: string): ReturnType<ReportStore['cellValues']> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('report_cell', (join) =>
      join
        .onRef('report_cell.region_id', '=', 'report.region_id')
        .onRef('report_cell.report_id', '=', 'report.report_id'),
    )
    .where('report_cell.key', '=', storableText(key))
    .where('report_cell.value', 'is not', null)
    .select([
      'report.region_id as regionId',
      'report.report_id as reportId',
      'report.year',
      'report_cell.value',
    ])
    .orderBy(sql`report.region_id collate "C"`)
    .orderBy('report.year')
    .orderBy(sql`report.report_id collate "C"`)
    .execute();
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}
