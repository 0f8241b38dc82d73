import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/**
 * Several reads of one state, whatever is recorded meanwhile. (The embedded database has one connection: there
 * the transaction itself keeps others out, and the isolation level changes nothing.)
 */
export function snapshot<T>(db: Kysely<Tables>, read: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
