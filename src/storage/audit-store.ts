import type { Kysely } from 'kysely';
import type { AuditStore } from '../usecases/ports/audit-trail.ts';
import { notYet } from './not-yet.ts';
import type { Tables } from './tables/tables.ts';

export function auditStore(_db: Kysely<Tables>, _sm3: (text: string) => string): AuditStore {
  return notYet('AuditStore');
}
