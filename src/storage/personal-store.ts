import type { Kysely } from 'kysely';
import type { PersonalStore } from '../usecases/ports/personal-data.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function personalStore(
  _db: Kysely<Tables>,
  _secrets: Pick<import('../usecases/ports/secrets.ts').Secrets, 'sealer' | 'chance'>,
): PersonalStore {
  return notYet('PersonalStore');
}
