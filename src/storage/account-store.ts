import type { Kysely } from 'kysely';
import type { AccountStore } from '../usecases/ports/accounts.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function accountStore(_db: Kysely<Tables>): AccountStore {
  return notYet('AccountStore');
}
