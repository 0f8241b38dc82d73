import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Number of ledger events committed in all regions: grows with every change, whoever makes it. */
export async function readVersion(db: Kysely<Tables>): Promise<number> {
  const { version } = await db
    .selectFrom('region')
    .select(sql<number>`coalesce(sum(last_event), 0)::bigint`.as('version'))
    .executeTakeFirstOrThrow();
  return version;
}
