/** Answers published without their persons: question and answer for everybody to read. */

export interface Publication {
  readonly regionId: string;
  readonly publicationId: string;
  /** The request that was answered; null when it is not in this register. Not shown to the public. */
  readonly requestId: string | null;
  readonly agencyId: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  /** `YYYY-MM-DD`: day of publication. */
  readonly day: string;
  /** Path in the portal. */
  readonly link: string;
  readonly publishedAt: string;
  /** ISO instant; null: it is public. */
  readonly withdrawnAt: string | null;
}

/** Keyset: the last one seen. */
export interface PublicationPlace {
  readonly day: string;
  readonly publicationId: string;
}

export interface PublicationStore {
  put(publication: Publication): Promise<void>;
  get(regionId: string, publicationId: string): Promise<Publication | null>;
  /** What is public, newest first. */
  list(
    regionId: string,
    filter: { readonly agencyId?: string },
    after: PublicationPlace | null,
    limit: number,
  ): Promise<readonly Publication[]>;
  withdraw(regionId: string, publicationId: string, at: string): Promise<void>;
  /** Exact below `most`, else `most`. */
  count(regionId: string, filter: { readonly agencyId?: string }, most: number): Promise<number>;
}
