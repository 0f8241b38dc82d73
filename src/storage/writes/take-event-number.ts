import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/**
 * Takes the region's next event number; its row stays locked until the transaction ends, so numbers come in the
 * order of commits.
 * @throws when the region was never added: an event without a county belongs to no ledger
 */
export async function takeEventNumber(db: Kysely<Tables>, regionId: string): Promise<number> {
  const row = await db
    .updateTable('region')
    .set({ last_event: sql<number>`last_event + 1` })
    .where('region_id', '=', regionId)
    .returning('last_event')
    .executeTakeFirst();
  if (row === undefined) throw new Error(`no region ${regionId}`);
  return row.last_event;
}
