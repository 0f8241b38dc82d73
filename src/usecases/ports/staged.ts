/** What was uploaded and previewed, until it is confirmed or forgotten. */

export interface Staged {
  readonly regionId: string;
  readonly stagedId: string;
  /** Only this person may confirm it. */
  readonly accountId: string;
  readonly kind: string;
  readonly document: unknown;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface StagedStore {
  put(staged: Staged): Promise<void>;
  get(regionId: string, stagedId: string): Promise<Staged | null>;
  remove(regionId: string, stagedId: string): Promise<void>;
  sweep(before: string): Promise<void>;
}
