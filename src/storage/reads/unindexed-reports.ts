import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Reports that the search does not hold under their present title; every recording indexes its own. */
export async function unindexedReports(
  db: Kysely<Tables>,
): Promise<readonly { readonly regionId: string; readonly reportId: string }[]> {
  const { rows } = await sql<{ regionId: string; reportId: string }>`
    select r.region_id as "regionId", r.report_id as "reportId" from report r
    where not exists (
      select 1 from search_document d
      where d.region_id = r.region_id and d.document_id = 'report/' || r.report_id and d.part = 0
        and d.title = r.title)
    order by r.region_id, r.report_id`.execute(db);
  return rows;
}
