import type { Kysely } from 'kysely';
import type { NotificationStore } from '../usecases/ports/notifications.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function notificationStore(_db: Kysely<Tables>): NotificationStore {
  return notYet('NotificationStore');
}
