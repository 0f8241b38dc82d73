/** A report made ready to be shown: tables in official layout, findings numbered, cells marked. */
import type { Finding } from '../../domain/findings/finding.ts';
import type { ReportFormat } from '../../domain/reports/format.ts';
import { type LaidOutTable, layOutTable } from '../../domain/reports/lay-out-table.ts';
import type { ReadCell, ReadReport } from '../../domain/reports/reading.ts';
import type { Rulebook } from '../../domain/rulebook/rulebook.ts';
import { formatOf } from './portal-deps.ts';

export type CellState = 'number' | 'blank' | 'absent' | 'ambiguous';

export interface CellView {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly state: CellState;
  readonly candidates: readonly (number | null)[];
  /** Numbers of the findings that touch the cell. */
  readonly marks: readonly number[];
  /** The weightiest of them; null where none touches it. */
  readonly tone: Finding['severity'] | null;
}

export interface TableView {
  readonly layout: LaidOutTable;
  /** False when the report does not print this table. */
  readonly printed: boolean;
  /** Row by row; null where the form prints nothing. */
  readonly cells: readonly (readonly (CellView | null)[])[];
}

export interface NumberedFinding extends Finding {
  readonly number: number;
  readonly places: readonly { readonly key: string; readonly label: string }[];
}

export interface SettledCounts {
  readonly all: number;
  /** Read as printed. */
  readonly direct: number;
  readonly identity: number;
  readonly ambiguous: number;
  readonly blank: number;
  readonly absent: number;
}

export interface ReportView {
  readonly report: ReadReport;
  readonly format: ReportFormat | null;
  readonly counts: SettledCounts;
  readonly tables: readonly TableView[];
  readonly findings: readonly NumberedFinding[];
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

const rank = { error: 0, warn: 1, info: 2 } as const;
const layouts = new WeakMap<ReportFormat, readonly LaidOutTable[]>();

/** The tables of a form in official layout; laid out once. */
export function tablesOf(format: ReportFormat): readonly LaidOutTable[] {
  const known = layouts.get(format);
  if (known !== undefined) return known;
  const laidOut = format.tables.map((table) => layOutTable(format, table));
  layouts.set(format, laidOut);
  return laidOut;
}

/** Why a cell shows what it shows. */
export function stateOf(cell: ReadCell | undefined): CellState {
  if (cell === undefined) return 'absent';
  if (cell.value !== null) return 'number';
  if (cell.settled === 'ambiguous') return 'ambiguous';
  return cell.settled === 'blank' ? 'blank' : 'absent';
}

/** A report as read and audited, made ready to be shown. */
export function reportView(rulebook: Rulebook, report: ReadReport, findings: readonly Finding[]): ReportView {
  const format = formatOf(rulebook, report.generation);
  const numbered = numberFindings(findings, format);
  const marks = new Map<string, number[]>();
  for (const finding of numbered) {
    for (const key of finding.cells) marks.set(key, [...(marks.get(key) ?? []), finding.number]);
  }
  const tables =
    format === null ? [] : tablesOf(format).map((layout) => tableView(layout, report, marks, numbered));
  const severity = (wanted: Finding['severity']) =>
    findings.filter((each) => each.severity === wanted).length;
  return {
    report,
    format,
    counts: countSettled(report),
    tables,
    findings: numbered,
    errors: severity('error'),
    warnings: severity('warn'),
    hints: severity('info'),
  };
}

/** Findings in order of weight, numbered from 1. */
export function numberFindings(findings: readonly Finding[], format: ReportFormat | null): NumberedFinding[] {
  return findings
    .toSorted((a, b) => rank[a.severity] - rank[b.severity])
    .map((finding, at) => ({
      ...finding,
      number: at + 1,
      places: finding.cells.map((key) => ({ key, label: format?.cells.get(key)?.label ?? key })),
    }));
}

function tableView(
  layout: LaidOutTable,
  report: ReadReport,
  marks: ReadonlyMap<string, number[]>,
  findings: readonly NumberedFinding[],
): TableView {
  const cells = layout.rows.map((row) =>
    row.cells.map((form): CellView | null => {
      if (form === null) return null;
      const read = report.cells.get(form.key);
      return {
        key: form.key,
        label: form.label,
        value: read?.value ?? null,
        state: stateOf(read),
        candidates: read?.candidates ?? [],
        marks: marks.get(form.key) ?? [],
        tone: findings[(marks.get(form.key)?.[0] ?? 0) - 1]?.severity ?? null,
      };
    }),
  );
  const printed =
    report.tables.includes(layout.key) ||
    cells.some((row) => row.some((cell) => cell !== null && cell.state !== 'absent'));
  return { layout, printed, cells };
}

function countSettled(report: ReadReport): SettledCounts {
  const counts = { all: 0, direct: 0, identity: 0, ambiguous: 0, blank: 0, absent: 0 };
  for (const cell of report.cells.values()) {
    counts.all++;
    if (cell.settled === 'printed' || cell.settled === 'normalised') counts.direct++;
    else counts[cell.settled]++;
  }
  return counts;
}
