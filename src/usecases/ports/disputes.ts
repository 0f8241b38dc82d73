/** Reviews and suits as they are now: a cache of the ledger. */
import type { Dispute } from '../../domain/disputes/dispute.ts';

/** What lists sort and filter by, and what the report counts. */
export interface DisputeColumns {
  /** State, from rules/lifecycle/dispute.yaml. */
  readonly state: string;
  /** Something is still to be done. */
  readonly open: boolean;
  readonly number: string;
  readonly requestId: string | null;
  readonly agencyId: string;
  readonly procedure: string;
  /** Organ or court. */
  readonly organ: string;
  /** Row group of the report's fourth table. */
  readonly group: string;
  /** Counted in the report: taken on, and not as the organ sued along (V-3.2, IL-6). */
  readonly counted: boolean;
  /** `YYYY-MM-DD`: taken on; null: not yet. */
  readonly acceptedOn: string | null;
  /** Last result that took effect: column of the report's fourth table, and since when; null: pending. */
  readonly result: string | null;
  readonly effectiveOn: string | null;
  readonly lost: boolean;
  /** Day by which the agency must do the next thing; null: nothing. */
  readonly actBy: string | null;
  /** Answer kind and first ground of the request. */
  readonly answer: string | null;
  readonly ground: string | null;
}

export interface DisputeRow extends DisputeColumns {
  readonly regionId: string;
  readonly disputeId: string;
}

export interface DisputeFilter {
  readonly agencyIds?: readonly string[];
  readonly open?: boolean;
  readonly group?: string;
  readonly state?: string;
  readonly requestId?: string;
  readonly lost?: true;
  /** Lost with effect on or after this day. */
  readonly effectiveFrom?: string;
  /** The next thing is due on or before this day. */
  readonly actUntil?: string;
  /** The list behind a figure of the report: counted in this year with this result; `pending`: null. */
  readonly counted?: { readonly year: number; readonly result?: string | null };
  /** Part of the number. */
  readonly words?: string;
}

/** Keyset: the last row seen. */
export interface DisputePlace {
  /** actBy, '9999-12-31' where there is none. */
  readonly key: string;
  readonly disputeId: string;
}

/** Figures of the report's fourth table. */
export interface DisputeCount {
  readonly group: string;
  /** null: pending at the end of the year. */
  readonly result: string | null;
  readonly disputes: number;
}

export interface DisputeStore {
  get(regionId: string, disputeId: string): Promise<Dispute | null>;
  put(state: Dispute, columns: DisputeColumns): Promise<void>;
  /** By the day of the next thing, those without one last; then by id. */
  list(
    regionId: string,
    filter: DisputeFilter,
    after: DisputePlace | null,
    limit: number,
  ): Promise<readonly DisputeRow[]>;
  ofRequest(regionId: string, requestId: string): Promise<readonly DisputeRow[]>;
  /**
   * Of a year: counted, taken on on or before its last day, and not in effect before its first; the result where it took
   * effect on or before the last day, else pending (V-3.2). agencyId null: the whole county.
   */
  countYear(regionId: string, agencyId: string | null, year: number): Promise<readonly DisputeCount[]>;
}
