/** Drafts of requests that a citizen has not filed yet. Found by an unguessable token in a cookie; sealed, since they name persons. */

export interface RequestDraft {
  readonly regionId: string;
  /** SHA-256 of the token. */
  readonly draftId: string;
  /** What was filled in so far. */
  readonly document: unknown;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface RequestDraftStore {
  put(draft: RequestDraft): Promise<void>;
  /** null: no such draft, or its time is over at `at`. */
  get(regionId: string, draftId: string, at: string): Promise<RequestDraft | null>;
  remove(regionId: string, draftId: string): Promise<void>;
  /** Removes drafts whose time was over before this instant, with their files. Returns how many. */
  sweep(before: string): Promise<number>;
}
