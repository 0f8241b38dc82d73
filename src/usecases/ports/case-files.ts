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
}

export interface CaseFileStore {
  add(facts: CaseFileFacts, bytes: Uint8Array): Promise<void>;
  get(regionId: string, fileId: string): Promise<CaseFileFacts | null>;
  /** null when there is none, or its content was destroyed when its time was over. */
  open(regionId: string, fileId: string): Promise<Uint8Array | null>;
  listOf(regionId: string, owner: string): Promise<readonly CaseFileFacts[]>;
  setAudience(regionId: string, fileId: string, audience: FileAudience): Promise<void>;
  /** Gives a draft's files to the case that came of it. */
  move(regionId: string, from: string, to: string): Promise<void>;
  /** Destroys content that may no longer be kept; facts and digest stay. */
  destroy(regionId: string, fileIds: readonly string[], at: string): Promise<void>;
}
