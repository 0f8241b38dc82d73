/** Which table and rows of a report form requests and disputes are counted in (rules/requests/report-tables.yaml). */

export interface ReportTable {
  /** Form of the report. */
  readonly format: string;
  /** Table of requests. */
  readonly table: string;
  /** Group of rows, or row, below which each leaf is a result. */
  readonly results: string;
  /** Rows of requests received, carried in from last year, all results, carried out; null where the form has none. */
  readonly received: string;
  readonly carriedIn: string | null;
  readonly handled: string | null;
  readonly carriedOut: string | null;
  /** Column of the sum; null where there are no columns for applicants. */
  readonly total: string | null;
  /** Table of reviews and suits with its columns; null where the form counts them elsewhere. */
  readonly disputes: { readonly table: string; readonly pending: string; readonly total: string } | null;
}
