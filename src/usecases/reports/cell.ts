/** Shows one cell of a report: what was read, how it was settled, the identities it takes part in. */
import { evaluateIdentity, type IdentityOutcome } from '../../domain/reports/evaluate-identity.ts';
import type { FormCell, Term } from '../../domain/reports/format.ts';
import type { ReadCell, ReadReport } from '../../domain/reports/reading.ts';
import { requireReportAct } from '../../policies/report.ts';
import type { ReportSummary } from '../ports.ts';
import { everyReport, oneReport, type PortalDeps } from './portal-deps.ts';
import type { NumberedFinding } from './report-view.ts';
import { type ShownReport, showReport } from './show.ts';

export interface TermView {
  readonly sign: 1 | -1;
  readonly label: string;
  readonly value: number | null;
  /** The cell itself. */
  readonly self: boolean;
}

export interface IdentityView {
  readonly outcome: IdentityOutcome;
  readonly left: readonly TermView[];
  readonly right: readonly TermView[];
}

export interface CellElsewhere {
  readonly report: ReportSummary;
  readonly value: number;
}

export interface ShownCell {
  readonly shown: ShownReport;
  readonly form: FormCell;
  readonly read: ReadCell;
  readonly tableTitle: string;
  readonly findings: readonly NumberedFinding[];
  readonly identities: readonly IdentityView[];
  readonly otherYears: readonly CellElsewhere[];
  readonly otherRegions: readonly CellElsewhere[];
}

/** The cell, or null when the report or the cell does not exist. */
export async function showCell(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
  key: string,
): Promise<ShownCell | null> {
  requireReportAct('anyone', 'show');
  const shown = await showReport(deps, regionId, reportId);
  const form = shown?.format?.cells.get(key);
  const read = shown?.report.cells.get(key);
  if (!shown || form === undefined || read === undefined) return null;
  const before = shown.years.find((each) => each.year === shown.record.year - 1);
  const previous = before === undefined ? null : await oneReport(deps, regionId, before.reportId);
  const values = await elsewhere(deps, key);
  return {
    shown,
    form,
    read,
    tableTitle: shown.format?.tables.find((table) => table.key === form.table)?.title ?? '',
    findings: shown.findings.filter((finding) => finding.cells.includes(key)),
    identities: identitiesOf(deps, shown, key, previous?.report ?? null),
    otherYears: values.filter(
      (each) => each.report.regionId === regionId && each.report.reportId !== reportId,
    ),
    otherRegions: values
      .filter((each) => each.report.regionId !== regionId && each.report.year === shown.record.year)
      .slice(0, 12),
  };
}

async function elsewhere(deps: PortalDeps, key: string): Promise<readonly CellElsewhere[]> {
  return deps.memory.remember(`values ${key}`, async () => {
    const reports = new Map(
      (await everyReport(deps)).map((each) => [`${each.regionId}/${each.reportId}`, each]),
    );
    return (await deps.store.cellValues(key)).flatMap((each) => {
      const report = reports.get(`${each.regionId}/${each.reportId}`);
      return report === undefined ? [] : [{ report, value: each.value }];
    });
  });
}

function identitiesOf(
  deps: PortalDeps,
  shown: ShownReport,
  key: string,
  previous: ReadReport | null,
): IdentityView[] {
  const formatId = shown.format?.id;
  if (formatId === undefined) return [];
  const names = (term: Term) => (term.from === 'this' || term.from === 'prev') && term.key === key;
  return deps.rulebook.identities
    .filter(
      (identity) =>
        identity.formats.includes(formatId) &&
        (identity.levels.length === 0 || identity.levels.includes(shown.record.region.level)) &&
        [...identity.left, ...identity.right].some(names),
    )
    .map((identity) => {
      const outcome = evaluateIdentity(identity, (each, from) => {
        if (from === 'this') return valueIn(shown.report, each);
        return from === 'prev' && previous !== null ? valueIn(previous, each) : undefined;
      });
      const view = (terms: readonly Term[], at: readonly (number | null)[]) =>
        terms.map((term, index) => ({
          sign: term.sign,
          label: termLabel(shown, term),
          value: at[index] ?? null,
          self: term.from === 'this' && term.key === key,
        }));
      return {
        outcome,
        left: view(identity.left, outcome.leftValues),
        right: view(identity.right, outcome.rightValues),
      };
    });
}

/** Number, null for a blank, undefined for what was never printed or could not be decided. */
function valueIn(report: ReadReport, key: string): number | null | undefined {
  const cell = report.cells.get(key);
  if (cell === undefined) return undefined;
  if (cell.value !== null) return cell.value;
  return cell.settled === 'blank' ? null : undefined;
}

function termLabel(shown: ShownReport, term: Term): string {
  if (term.from === 'constant') return String(term.constant);
  const label = shown.format?.cells.get(term.key)?.label ?? term.key;
  if (term.from === 'prev') return `上一年度报告：${label}`;
  return term.from === 'child' ? `下级：${label}` : label;
}
