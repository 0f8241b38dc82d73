/** What a cell of the report's third and fourth tables counts, so that the list behind a figure can be shown. */
import type { ReportFormat } from '../reports/format.ts';
import type { ApplicantKind } from '../request-rules/intake-rules.ts';
import type { ReportTable } from '../request-rules/report-table.ts';

export type CellPlace =
  | {
      readonly about: 'requests';
      /** `result`: ended with a result of this row; `handled`: with any. */
      readonly row: 'received' | 'carried-in' | 'carried-out' | 'result' | 'handled';
      /** Row of the form, for `result`; '' otherwise. */
      readonly cell: string;
      /** null: applicants of every kind. */
      readonly applicantKind: string | null;
      /** For people: （一）予以公开 · 自然人. */
      readonly label: string;
    }
  | {
      readonly about: 'disputes';
      readonly group: string;
      /** Column of the form; null: pending; undefined: every one. */
      readonly result: string | null | undefined;
      readonly label: string;
    };

/** null where the key names no cell of these tables. */
export function cellPlace(
  format: ReportFormat,
  rule: ReportTable,
  applicants: readonly ApplicantKind[],
  key: string,
): CellPlace | null {
  const cell = format.cells.get(key);
  if (cell === undefined) return null;
  const { disputes } = rule;
  if (disputes !== null && cell.table === disputes.table && cell.group !== null) {
    const { column } = cell;
    const result = column === disputes.total ? undefined : column === disputes.pending ? null : column;
    return { about: 'disputes', group: cell.group, result, label: cell.label };
  }
  if (cell.table !== rule.table || cell.row === null) return null;
  const kind = applicants.find((each) => each.columns[format.id] === cell.column);
  const everybody = rule.total === null || cell.column === rule.total;
  if (kind === undefined && !everybody) return null;
  const row =
    cell.row === rule.received
      ? 'received'
      : cell.row === rule.carriedIn
        ? 'carried-in'
        : cell.row === rule.carriedOut
          ? 'carried-out'
          : cell.row === rule.handled
            ? 'handled'
            : 'result';
  return {
    about: 'requests',
    row,
    cell: row === 'result' ? cell.row : '',
    applicantKind: everybody ? null : kind!.id,
    label: cell.label,
  };
}
