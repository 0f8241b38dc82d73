/** Full-text search behind one port. Kinds today: reports and published answers; published items join later. */

export interface SearchDocument {
  readonly regionId: string;
  /** e.g. `report/2019`, `answer/<id>` */
  readonly documentId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** `YYYY-MM-DD`, for order. */
  readonly day: string;
  /** Path in the portal. */
  readonly link: string;
  readonly agencyId: string | null;
}

export interface SearchHit {
  readonly documentId: string;
  readonly kind: string;
  readonly title: string;
  readonly snippet: string;
  readonly day: string;
  readonly link: string;
}

export interface SearchIndex {
  index(documents: readonly SearchDocument[]): Promise<void>;
  remove(regionId: string, documentIds: readonly string[]): Promise<void>;
  /** Title hits first, then body hits, each newest first. `total` is exact below 1000; pages beyond are empty. */
  query(
    regionId: string,
    words: string,
    filter: { readonly kind?: string; readonly agencyId?: string },
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly total: number }>;
}
