import type { JsonColumn } from './json-column.ts';

/** The ledger: append-only, the database itself refuses changes. */
export interface LedgerEventTable {
  region_id: string;
  /** 1, 2, 3, … within the region, without gaps. */
  event_id: number;
  kind: string;
  subject: string;
  /** ISO instant. */
  at: string;
  actor: string;
  data: JsonColumn<Readonly<Record<string, unknown>>>;
}
