/** Links by which a third party gives its view without an account. The token is never kept, only its SHA-256. */

export interface ConsultationLink {
  readonly regionId: string;
  /** SHA-256 of the token in the link. */
  readonly linkId: string;
  readonly requestId: string;
  /** Of the request: its consultation. */
  readonly consultation: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The view was given, or the consultation ended otherwise. */
  readonly usedAt: string | null;
}

export interface ConsultationLinkStore {
  put(link: ConsultationLink): Promise<void>;
  get(regionId: string, linkId: string): Promise<ConsultationLink | null>;
  /** Marks the link as used. false: it was used before, or does not exist. */
  use(regionId: string, linkId: string, at: string): Promise<boolean>;
  /** Ends every unused link of a consultation, because it ended. */
  end(regionId: string, requestId: string, consultation: string, at: string): Promise<void>;
}
