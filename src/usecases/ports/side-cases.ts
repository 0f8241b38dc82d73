/**
 * Small procedures beside requests as they are now, caches of the ledger: corrections of records (条例 41) and complaints to the
 * supervisor (条例 47). Their states are folded in src/domain/{corrections,complaints}; the store keeps them as documents.
 */

export type SideCaseKind = 'correction' | 'complaint';

export interface SideCaseColumns {
  readonly number: string;
  /** Of the case; for a complaint the agency complained of. */
  readonly agencyId: string;
  readonly requestId: string | null;
  /** From rules/lifecycle. */
  readonly state: string;
  readonly open: boolean;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
  /** Day by which the next thing is due; null: nothing is. */
  readonly actBy: string | null;
  readonly title: string;
}

export interface SideCaseRow extends SideCaseColumns {
  readonly regionId: string;
  readonly caseId: string;
}

export interface SideCaseFilter {
  readonly agencyIds?: readonly string[];
  readonly open?: boolean;
  readonly state?: string;
  readonly requestId?: string;
  readonly actUntil?: string;
  /** Part of number or title. */
  readonly words?: string;
}

export interface SideCaseStore {
  /** The document as it was put; the caller knows its type. */
  get(regionId: string, kind: SideCaseKind, caseId: string): Promise<unknown>;
  put(
    place: { readonly regionId: string; readonly kind: SideCaseKind; readonly caseId: string },
    document: unknown,
    columns: SideCaseColumns,
  ): Promise<void>;
  /** By the keyed digest of the 查询码; null: no such case. */
  byCode(regionId: string, kind: SideCaseKind, codeDigest: string): Promise<string | null>;
  setCode(regionId: string, kind: SideCaseKind, caseId: string, codeDigest: string): Promise<void>;
  /** By the day of the next thing, those without one last; then by id. */
  list(
    regionId: string,
    kind: SideCaseKind,
    filter: SideCaseFilter,
    after: { readonly key: string; readonly caseId: string } | null,
    limit: number,
  ): Promise<readonly SideCaseRow[]>;
}
