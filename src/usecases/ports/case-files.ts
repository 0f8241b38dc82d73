/** Texts and files of cases, sealed: descriptions, scans, letters, proofs. Named in the ledger by id only. */

/** Who may see it besides the staff of the case. */
export type FileAudience = 'staff' | 'applicant' | 'third-party';

export interface CaseFileFacts {
  readonly regionId: string;
  readonly fileId: string;
  /** `request/<id>`, `dispute/<id>`, `correction/<id>`, `complaint/<id>`, `draft/<id>`. */
  readonly owner: string;
  /** `description`, `application`, `identity-proof`, `scan`, `note`, `letter-draft`, `letter`, `reasons`, `record`, `redacted`, `service-proof`, `opinion`, `bundle`, … */
  readonly kind: string;
  readonly title: string;
  /** '' for texts. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly audience: FileAudience;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Last day on which the content may be kept, `YYYY-MM-DD`; left out or null: in use. */
  readonly retainUntil?: string | null;
  /** When the content was destroyed; its names are gone with it, '' then. Left out or null: it is there. */
  readonly destroyedAt?: string | null;
}

/** Roof of one file, bytes. */
export const caseFileRoof = 20 * 1024 * 1024;

export interface CaseFileStore {
  /** @throws RangeError above {@link caseFileRoof}: callers refuse such a file before */
  add(facts: CaseFileFacts, bytes: Uint8Array): Promise<void>;
  get(regionId: string, fileId: string): Promise<CaseFileFacts | null>;
  /** null when there is none, or its content was destroyed when its time was over. */
  open(regionId: string, fileId: string): Promise<Uint8Array | null>;
  listOf(regionId: string, owner: string): Promise<readonly CaseFileFacts[]>;
  /** Bytes of all files of owners that begin like this (`draft/`), before they were sealed. */
  bytesOf(regionId: string, ownersBeginning: string): Promise<number>;
  setAudience(regionId: string, fileId: string, audience: FileAudience): Promise<void>;
  /** Gives a draft's files to the case that came of it. */
  move(regionId: string, from: string, to: string): Promise<void>;
  /** Destroys content that may no longer be kept; facts and digest stay. */
  destroy(regionId: string, fileIds: readonly string[], at: string): Promise<void>;
  /** Sets the last day for the files of an owner that are still there, or those of some kinds; null: in use again. */
  retainUntil(regionId: string, owner: string, day: string | null, kinds?: readonly string[]): Promise<void>;
  /** Regions in which the time of a file is over on this day. */
  regionsDue(day: string): Promise<readonly string[]>;
  /** Files whose last day lies before this day, locked until the transaction ends; those others hold are left out. */
  due(regionId: string, day: string, limit: number): Promise<readonly CaseFileFacts[]>;
  /** Which of these files still hold something? */
  notDestroyed(regionId: string, fileIds: readonly string[]): Promise<readonly string[]>;
  /** Removes files that never became part of a case: nothing of them stays. */
  remove(regionId: string, fileIds: readonly string[]): Promise<void>;
  /** The same for every file of an owner. */
  removeAll(regionId: string, owner: string): Promise<void>;
}
