import type { Kysely } from 'kysely';
import type { StagedStore } from '../usecases/ports/staged.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function stagedStore(_db: Kysely<Tables>): StagedStore {
  return notYet('StagedStore');
}
