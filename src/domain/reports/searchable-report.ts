/** An annual report as the search finds it. */

/** Most characters of a report that are indexed: the longest of a county has some 30,000. */
const longestText = 200_000;

export interface SearchableReport {
  readonly regionId: string;
  readonly reportId: string;
  readonly year: number;
  readonly title: string;
  /** `YYYY-MM-DD`; null: the report does not say, and the legal last day of publication orders it. */
  readonly published: string | null;
  /** The original's text, line by line. */
  readonly lines: readonly string[];
}

/** Id of its document in the index. */
export const reportDocumentId = (reportId: string): string => `report/${reportId}`;

/** Its document in the index: all of its text, ordered by the day of publication or the last lawful day for it. */
export function searchableReport({ regionId, reportId, year, title, published, lines }: SearchableReport) {
  return {
    regionId,
    documentId: reportDocumentId(reportId),
    kind: 'report',
    title,
    text: lines.join('\n').slice(0, longestText).toWellFormed(),
    day: published ?? `${year + 1}-01-31`,
    link: `/reports/${regionId}/${reportId}`,
    agencyId: null,
  } as const;
}
