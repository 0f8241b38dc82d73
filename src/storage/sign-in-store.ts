import type { Kysely } from 'kysely';
import type { SignInStore } from '../usecases/ports/sign-in.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function signInStore(_db: Kysely<Tables>, _newId: () => string): SignInStore {
  return notYet('SignInStore');
}
