/** A year's requests and disputes in the cells of the report's third and fourth tables (law book §5.3, §6.3). */
import type { ReportFormat } from '../reports/format.ts';
import type { ApplicantKind } from '../request-rules/intake-rules.ts';
import type { ReportTable } from '../request-rules/report-table.ts';

/** Requests of one kind of applicant: received, carried over, or ended with a result. */
export interface CountedRequests {
  readonly row: 'received' | 'carried-in' | 'carried-out' | 'result';
  /** Row of the form for `result`; '' where the request ended in none, and for the other rows. */
  readonly cell: string;
  readonly applicantKind: string;
  readonly requests: number;
}

/** Disputes of one group; result null: pending. */
export interface CountedDisputes {
  readonly group: string;
  readonly result: string | null;
  readonly disputes: number;
}

export interface YearCells {
  /** Every cell of both tables, sums computed; as the form orders them. */
  readonly cells: Readonly<Record<string, number>>;
  /** Requests that ended and fall in no row of the form. They are in no cell: somebody must look at them. */
  readonly unplaced: number;
}

/** The rule for a form; null where requests are not counted in it. */
export function reportTableOf(tables: readonly ReportTable[], format: string): ReportTable | null {
  return tables.find((each) => each.format === format) ?? null;
}

/** The form of a report year; null: none. */
export function formatOfYear(formats: readonly ReportFormat[], year: number): ReportFormat | null {
  const inForce = ({ years }: ReportFormat) =>
    years.from <= year && (years.until === null || year < years.until);
  return formats.find(inForce) ?? null;
}

/**
 * Places figures in cells. One request stands in one row of results; a column's sum row and a row's sum column are
 * added up here, so they always agree with their parts.
 * @throws RangeError when a kind of applicant or a row is unknown to the form: the rules are checked for that when they are read
 */
export function yearCells(
  format: ReportFormat,
  rule: ReportTable,
  applicants: readonly ApplicantKind[],
  requests: readonly CountedRequests[],
  disputes: readonly CountedDisputes[],
): YearCells {
  const sheet = sheetOf(format, rule);
  const columnOf = new Map(applicants.map((each) => [each.id, each.columns[format.id]]));
  let unplaced = 0;
  for (const { row, cell, applicantKind, requests: number } of requests) {
    const place = rowOf(rule, row, cell);
    if (place === null) {
      if (row === 'result') unplaced += number;
      continue;
    }
    const column = rule.total === null ? null : columnOf.get(applicantKind);
    if (column === undefined)
      throw new RangeError(`${format.id} has no column for applicants of kind ${applicantKind}`);
    const into = [place, ...(row === 'result' && rule.handled !== null ? [rule.handled] : [])];
    for (const each of into) {
      sheet.add(rule.table, each, column, number);
      if (rule.total !== null) sheet.add(rule.table, each, rule.total, number);
    }
  }
  const { disputes: where } = rule;
  for (const { group, result, disputes: number } of where === null ? [] : disputes) {
    sheet.add(where!.table, group, result ?? where!.pending, number);
    sheet.add(where!.table, group, where!.total, number);
  }
  return { cells: sheet.cells(), unplaced };
}

function rowOf(rule: ReportTable, row: CountedRequests['row'], cell: string): string | null {
  switch (row) {
    case 'received':
      return rule.received;
    case 'carried-in':
      return rule.carriedIn;
    case 'carried-out':
      return rule.carriedOut;
    case 'result':
      return cell === '' ? null : cell;
  }
}

/** The cells of both tables, all 0; where a form has no columns for applicants (rule.total null), a row is one cell. */
function sheetOf(format: ReportFormat, rule: ReportTable) {
  const keys = new Map<string, string>();
  const figures = new Map<string, number>();
  const tables = new Set([rule.table, ...(rule.disputes === null ? [] : [rule.disputes.table])]);
  for (const cell of format.cells.values()) {
    if (!tables.has(cell.table)) continue;
    const row = cell.row ?? cell.group ?? '';
    keys.set(`${cell.table}/${row}/${cell.column}`, cell.key);
    if (rule.total === null) keys.set(`${cell.table}/${row}/`, cell.key);
    figures.set(cell.key, 0);
  }
  return {
    add(table: string, row: string, column: string | null, number: number) {
      const key = keys.get(`${table}/${row}/${column ?? ''}`);
      if (key === undefined) throw new RangeError(`${format.id} has no cell ${table} ${row} ${column ?? ''}`);
      figures.set(key, figures.get(key)! + number);
    },
    cells: (): Readonly<Record<string, number>> => Object.fromEntries(figures),
  };
}
