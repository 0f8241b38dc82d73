import type { Kysely } from 'kysely';
import type { LedgerEvent } from '../../usecases/ports.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';

/** The ledger's entries about one subject, oldest first. */
export function listEvents(
  db: Kysely<Tables>,
  regionId: string,
  subject: string,
): Promise<readonly LedgerEvent[]> {
  return db
    .selectFrom('ledger_event')
    .select(['region_id as regionId', 'kind', 'subject', 'at', 'actor', 'data'])
    .where('region_id', '=', storableText(regionId))
    .where('subject', '=', storableText(subject))
    .orderBy('event_id')
    .execute();
}
