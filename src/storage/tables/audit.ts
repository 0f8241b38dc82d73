import type { JsonColumn } from './json-column.ts';

/** Cache: where each chain ends. */
export interface AuditHeadTable {
  region_id: string;
  last_entry: number;
  head: string;
}

/** The audit trail: append-only, the database itself refuses changes. */
export interface AuditEntryTable {
  region_id: string;
  entry_id: number;
  at: string;
  actor: string;
  on_behalf_of: string | null;
  door: 'web' | 'command-line' | 'job';
  address: string;
  agent: string;
  act: string;
  subject: string;
  outcome: 'done' | 'refused' | 'failed';
  reason: string;
  before_digest: string | null;
  after_digest: string | null;
  detail: JsonColumn<Readonly<Record<string, string | number | boolean | null>>>;
  previous: string;
  hash: string;
}
