/** The audit trail: who did what, when, from where, on what. Append-only, chained with SM3. */
import type { AuditEntry, AuditFacts, ChainHead } from '../../domain/audit-trail/entry.ts';

/** Which entries; all conditions must hold. */
export interface AuditQuestion {
  readonly regionId: string;
  /** By one of these: `account/<id>`, `operator`, … */
  readonly actors?: readonly string[];
  readonly act?: string;
  /** Exactly this subject, e.g. `account/3f…`. */
  readonly subject?: string;
  readonly outcome?: AuditEntry['outcome'];
  /** ISO instants, from inclusive, until exclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Entries with a larger number. */
  readonly after?: number;
  /** Entries with a smaller number: the next page of a list that begins with the newest. */
  readonly before?: number;
}

export interface AuditFilter extends AuditQuestion {
  readonly limit: number;
  /** Instead of the newest first. */
  readonly oldestFirst?: boolean;
}

export interface AuditStore {
  /** Adds an entry to the region's chain, in the transaction of what it records. */
  append(facts: AuditFacts): Promise<AuditEntry>;
  /** Newest first, unless asked otherwise. */
  search(filter: AuditFilter): Promise<readonly AuditEntry[]>;
  /** Number of the entry at this place (1 is the newest) of those that match; null when there are not so many. */
  numberAt(question: AuditQuestion, place: number): Promise<number | null>;
  get(regionId: string, entryId: number): Promise<AuditEntry | null>;
  /** Where the chain ends, as the database remembers it; number 0 when it remembers nothing. */
  head(regionId: string): Promise<ChainHead>;
  /** Entries after a number, oldest first: what verification reads. */
  after(regionId: string, entryId: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Every region that has a chain. */
  chains(): Promise<readonly string[]>;
}
