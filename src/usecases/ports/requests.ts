/** Requests as they are now: caches of the ledger, each with a test that folds and compares. */
import type { RequestCase } from '../../domain/requests/request-case.ts';

/** What lists sort and filter by; computed by the clock when the case was last written or refreshed. */
export interface RequestColumns {
  /** Lifecycle state. */
  readonly state: string;
  readonly open: boolean;
  readonly awaits: 'agency' | 'applicant' | 'consultee' | 'nobody';
  /** `YYYY-MM-DD`; null while stopped or ended. */
  readonly due: string | null;
  readonly provisional: boolean;
  /** Day by which lists order open cases: due, else the worst case, else the next binding day. */
  readonly actBy: string | null;
  readonly endedOn: string | null;
  readonly onTime: boolean | null;
  /** Answer kind that ended it, and its first ground. */
  readonly answer: string | null;
  readonly ground: string | null;
  /** Row of the report's table by format, from the rules in force at the end: `{ G2: …, G3: … }`. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface RequestRow extends RequestColumns {
  readonly regionId: string;
  readonly requestId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly accountId: string | null;
  readonly title: string;
  readonly channel: string;
  readonly applicantKind: string;
  readonly receivedOn: string;
  readonly disputes: number;
}

export interface RequestFilter {
  readonly agencyIds?: readonly string[];
  readonly accountId?: string;
  readonly unassigned?: true;
  readonly open?: boolean;
  readonly state?: string;
  readonly channel?: string;
  readonly applicantKind?: string;
  readonly answer?: string;
  /** Cell of a report's format: the list behind a figure. */
  readonly cell?: { readonly format: string; readonly row: string };
  readonly receivedFrom?: string;
  readonly receivedUntil?: string;
  readonly endedFrom?: string;
  readonly endedUntil?: string;
  /** Received before this day and not ended before it (结转). */
  readonly openOn?: string;
  readonly overdueOn?: string;
  /** Due on or after this day, on or before that one. */
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  /** Number or part of the title. */
  readonly words?: string;
}

export type RequestOrder = 'act-by' | 'newest';

/** Keyset: the last row seen. */
export interface RequestPlace {
  /**
   * Of `newest` the day of receipt; of `act-by` the day to act by, 9999-12-30 for open requests without one, 9999-12-31 for
   * ended ones. Anything that is no day: the list begins anew.
   */
  readonly key: string;
  readonly requestId: string;
}

/** A count of the report: row × applicant column. */
export interface RequestCount {
  readonly row: 'received' | 'carried-in' | 'carried-out' | 'result';
  /** Cell row for `result`; '' otherwise. */
  readonly cell: string;
  readonly applicantKind: string;
  readonly requests: number;
}

export interface RequestStore {
  get(regionId: string, requestId: string): Promise<RequestCase | null>;
  row(regionId: string, requestId: string): Promise<RequestRow | null>;
  byNumber(regionId: string, number: string): Promise<RequestCase | null>;
  /** By the keyed digest of the 查询码. */
  byCode(regionId: string, codeDigest: string): Promise<RequestCase | null>;
  setCode(regionId: string, requestId: string, codeDigest: string): Promise<void>;
  /** Writes the state after an event; the event itself goes to the ledger in the same transaction. */
  put(state: RequestCase, columns: RequestColumns): Promise<void>;
  list(
    regionId: string,
    filter: RequestFilter,
    order: RequestOrder,
    after: RequestPlace | null,
    limit: number,
  ): Promise<readonly RequestRow[]>;
  /** Exact below `most`, else `most`. */
  count(regionId: string, filter: RequestFilter, most: number): Promise<number>;
  /** Requests with the same applicant or the same words, newest first. */
  alike(
    regionId: string,
    by: {
      readonly likeness?: string;
      readonly applicantDigest?: string;
      readonly agencyId?: string;
      readonly receivedFrom?: string;
      readonly receivedUntil?: string;
    },
    limit: number,
  ): Promise<readonly RequestRow[]>;
  /** Open requests whose columns may change by time or a new calendar, after an id. */
  openIds(regionId: string, after: string, limit: number): Promise<readonly string[]>;
  /** Cells of chapter three for a year and format; agencyId null: the whole county. */
  countYear(
    regionId: string,
    agencyId: string | null,
    year: number,
    format: string,
  ): Promise<readonly RequestCount[]>;
  /** The next number of a series in a year, taken until the transaction ends: 1, 2, 3, … without repeats. */
  nextNumber(regionId: string, series: string, year: number): Promise<number>;
}
