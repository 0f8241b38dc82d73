import type { Kysely } from 'kysely';
import type { TaskStore } from '../usecases/ports/tasks.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function taskStore(_db: Kysely<Tables>): TaskStore {
  return notYet('TaskStore');
}
