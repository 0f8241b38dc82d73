/** What the rows and columns of the report's tables of requests and disputes count (rules/reports/counting.yaml). */
import type { FormTable, ReportFormat } from './format.ts';

export interface RequestCounting {
  readonly table: string;
  /** Rows that are no result. */
  readonly received: string;
  readonly carriedIn: string;
  readonly carriedOut: string;
  readonly resultsTotal: string;
  /** Column of sums. */
  readonly total: string;
}

export interface DisputeCounting {
  readonly table: string;
  /** Rows (groups) of the table. */
  readonly reviews: string;
  readonly direct: string;
  readonly afterReview: string;
  /** Columns of cases not yet decided, and of sums. */
  readonly pending: string;
  readonly total: string;
}

/** Counting of one form of the report. */
export interface ReportCounting {
  readonly format: string;
  readonly requests: RequestCounting;
  readonly disputes: DisputeCounting;
}

/** Rows of the table of requests that are results, in printed order: what answers end in. */
export function resultRows(format: ReportFormat, { requests }: ReportCounting): readonly string[] {
  const other = [requests.received, requests.carriedIn, requests.carriedOut, requests.resultsTotal];
  return tableOf(format, requests.table)
    .rows.filter(({ key, header }) => !header && !other.includes(key))
    .map(({ key }) => key);
}

/** A table of the form. @throws when it has none of this key: the rulebook was checked */
export function tableOf(format: ReportFormat, key: string): FormTable {
  const table = format.tables.find((each) => each.key === key);
  if (table === undefined) throw new Error(`${format.id} has no table ${key}`);
  return table;
}

/** The form of a report year; undefined for years before the first one. */
export function formatOfYear(formats: readonly ReportFormat[], year: number): ReportFormat | undefined {
  return formats.find(({ years }) => years.from <= year && (years.until === null || year < years.until));
}
