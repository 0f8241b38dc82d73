import type { Kysely } from 'kysely';
import type { ReminderStore } from '../usecases/ports/reminders.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** What people were reminded of, on a database or a transaction. */
export function reminderStore(db: Kysely<Tables>): ReminderStore {
  return {
    tell: async (regionId, subject, reminder, at) => {
      const row = await db
        .insertInto('told_reminder')
        .values({
          region_id: regionId,
          subject: storableText(subject),
          reminder: storableText(reminder),
          told_at: at,
        })
        .onConflict((conflict) => conflict.columns(['region_id', 'subject', 'reminder']).doNothing())
        .returning('subject')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
