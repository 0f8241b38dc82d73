/** The audit trail: who did what, when, from where, on what. Append-only, chained with SM3. */
import type { AuditEntry, AuditFacts, ChainHead } from '../../domain/audit-trail/entry.ts';

export interface AuditFilter {
  readonly regionId: string;
  readonly actor?: string;
  readonly act?: string;
  /** Exactly this subject, e.g. `account/3f…`. */
  readonly subject?: string;
  readonly outcome?: AuditEntry['outcome'];
  /** ISO instants, from inclusive, until exclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Entries with a smaller number: the next page of a list that begins with the newest. */
  readonly before?: number;
  readonly limit: number;
}

export interface AuditStore {
  /** Adds an entry to the region's chain, in the transaction of what it records. */
  append(facts: AuditFacts): Promise<AuditEntry>;
  /** Newest first. */
  search(filter: AuditFilter): Promise<readonly AuditEntry[]>;
  get(regionId: string, entryId: number): Promise<AuditEntry | null>;
  head(regionId: string): Promise<ChainHead>;
  /** Entries after a number, oldest first: what verification reads. */
  after(regionId: string, entryId: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Every region that has a chain. */
  chains(): Promise<readonly string[]>;
}
