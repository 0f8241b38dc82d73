/** The ledger and the counties that it is kept for. */
import type { LedgerEvent } from '../ports.ts';

export interface Region {
  /** Administrative division code (GB/T 2260), six digits. */
  readonly regionId: string;
  readonly name: string;
  readonly level: string;
  readonly province: string | null;
  readonly prefecture: string | null;
}

/** An event with its number in the region: 1, 2, 3, … without gaps. */
export interface RecordedEvent extends LedgerEvent {
  readonly eventId: number;
}

export interface LedgerStore {
  /** Records an act, once; must run in the transaction that changes what is computed from it. Returns its number. */
  append(event: LedgerEvent): Promise<number>;
  /** What happened to one subject (`agency/1001`), oldest first. */
  ofSubject(regionId: string, subject: string): Promise<readonly RecordedEvent[]>;
  /** Events of these kinds after a number, oldest first: what a fold over the ledger reads. */
  ofKinds(
    regionId: string,
    kinds: readonly string[],
    after: number,
    limit: number,
  ): Promise<readonly RecordedEvent[]>;
}

export interface RegionStore {
  get(regionId: string): Promise<Region | null>;
  /** Counties that have staff: at least one account. */
  withStaff(): Promise<readonly Region[]>;
  /** Adds a county; keeps the names of one that reports brought in before. */
  add(region: Region): Promise<void>;
  /**
   * From here to the end of the transaction no other one records an act of this county: what was read cannot become
   * outdated. False when there is no such county.
   *
   * Whoever takes this lock takes it before changing any row that others change under it (accounts, sessions, one-time
   * links): two who took them in different orders could wait for each other for ever. The audit trail's lock comes last.
   */
  hold(regionId: string): Promise<boolean>;
}
