import type { Kysely } from 'kysely';
import type { LedgerStore, RecordedEvent } from '../usecases/ports/ledger.ts';
import type { LedgerEvent } from '../usecases/ports.ts';
import { storableJson, storableText } from './storable.ts';
import type { LedgerEventTable } from './tables/ledger-event.ts';
import type { Tables } from './tables/tables.ts';
import { takeEventNumber } from './writes/take-event-number.ts';

/** The ledger on a database or a transaction. `appended` is told of every event. */
export function ledgerStore(db: Kysely<Tables>, appended: () => void): LedgerStore {
  return {
    append: async (event) => {
      const eventId = await takeEventNumber(db, event.regionId);
      await db
        .insertInto('ledger_event')
        .values({
          region_id: event.regionId,
          event_id: eventId,
          kind: event.kind,
          subject: storableText(event.subject),
          at: event.at,
          actor: storableText(event.actor),
          data: storableJson(event.data),
        })
        .execute();
      appended();
      return eventId;
    },
    ofSubject: async (regionId, subject) =>
      (
        await db
          .selectFrom('ledger_event')
          .selectAll()
          .where('region_id', '=', regionId)
          .where('subject', '=', storableText(subject))
          .orderBy('event_id')
          .execute()
      ).map(recorded),
    ofKinds: async (regionId, kinds, after, limit) =>
      kinds.length === 0
        ? []
        : (
            await db
              .selectFrom('ledger_event')
              .selectAll()
              .where('region_id', '=', regionId)
              .where('kind', 'in', [...kinds])
              .where('event_id', '>', after)
              .orderBy('event_id')
              .limit(limit)
              .execute()
          ).map(recorded),
  };
}

function recorded(row: { [K in keyof LedgerEventTable]: unknown }): RecordedEvent {
  const data = row.data as LedgerEvent['data'];
  return {
    regionId: row.region_id as string,
    eventId: row.event_id as number,
    kind: row.kind as string,
    subject: row.subject as string,
    at: row.at as string,
    actor: row.actor as string,
    data,
  };
}
