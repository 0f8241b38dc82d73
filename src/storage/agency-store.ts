import type { Kysely } from 'kysely';
import type { AgencyStore } from '../usecases/ports/agencies.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function agencyStore(_db: Kysely<Tables>): AgencyStore {
  return notYet('AgencyStore');
}
