import { type Kysely, sql } from 'kysely';
import type { RequestCount } from '../../usecases/ports/requests.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';

interface Group {
  readonly fresh: boolean;
  readonly cell: string | null;
  readonly applicantKind: string;
  readonly requests: number;
}

/**
 * Counts a year in one pass over the requests that touch it: received on or before its last day, and not ended before its
 * first. Of these each is received in the year or carried in, and ended in it or carried out.
 */
export async function countYear(
  db: Kysely<Tables>,
  regionId: string,
  agencyId: string | null,
  year: number,
  format: string,
): Promise<readonly RequestCount[]> {
  const first = `${String(year).padStart(4, '0')}-01-01`;
  const last = `${String(year).padStart(4, '0')}-12-31`;
  const agency = agencyId === null ? sql`` : sql`and agency_id = ${storableText(agencyId)}`;
  const { rows } = await sql<Group>`
    select received_on >= ${first} as fresh,
      case when ended_on <= ${last} then coalesce(cells ->> ${storableText(format)}, '') end as cell,
      applicant_kind as "applicantKind", count(*) as requests
    from request
    where region_id = ${storableText(regionId)} ${agency}
      and received_on <= ${last} and (ended_on is null or ended_on >= ${first})
    group by 1, 2, 3`.execute(db);
  const counts = new Map<string, RequestCount>();
  const add = (row: RequestCount['row'], cell: string, { applicantKind, requests }: Group) => {
    const key = JSON.stringify([row, cell, applicantKind]);
    counts.set(key, { row, cell, applicantKind, requests: (counts.get(key)?.requests ?? 0) + requests });
  };
  for (const group of rows) {
    add(group.fresh ? 'received' : 'carried-in', '', group);
    if (group.cell === null) add('carried-out', '', group);
    else add('result', group.cell, group);
  }
  return [...counts.values()];
}
