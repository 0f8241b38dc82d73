/** Every answer in force falls in exactly one cell of each report form in force, and every result is some answer's. */
import type { FormTable, ReportFormat } from '../domain/reports/format.ts';
import type { ReportTable } from '../domain/request-rules/report-table.ts';
import { type PlacedRequestRules, problemList } from './placed-request-rules.ts';
import type { RuleProblem } from './yaml-file.ts';
import type { Placed } from './yaml-folder.ts';

interface Counted {
  readonly format: ReportFormat;
  readonly rule: ReportTable;
  readonly table: FormTable;
  readonly leaves: ReadonlySet<string>;
  /** First day whose answers it counts, and first that it does not. */
  readonly from: string;
  readonly until: string | null;
}

/** Problems of cells: of answers and grounds, of applicants' columns, of results of disputes, and of rows nobody reaches. */
export function cellProblems(rules: PlacedRequestRules): readonly RuleProblem[] {
  const { problems, note } = problemList();
  const counted = rules.tables.value.tables.flatMap((rule, at): Counted[] => {
    const format = rules.formats.find(({ id }) => id === rule.format);
    const table = format?.tables.find(({ key }) => key === rule.table);
    const path = ['tables', at];
    if (format === undefined || table === undefined) {
      note(rules.tables, path, `${rule.format} has no table ${rule.table}`);
      return [];
    }
    for (const row of [rule.received, rule.carriedIn, rule.handled, rule.carriedOut])
      if (row !== null && !table.rows.some(({ key }) => key === row))
        note(rules.tables, path, `${rule.format} has no row ${row}`);
    if (rule.total !== null && !table.columns.some(({ key }) => key === rule.total))
      note(rules.tables, path, `${rule.format} has no column ${rule.total}`);
    const leaves = leavesBelow(table, rule.results);
    if (leaves.size === 0) note(rules.tables, path, `${rule.format} has no rows below ${rule.results}`);
    return [{ format, rule, table, leaves, ...daysOf(format) }];
  });
  for (const { id } of rules.formats)
    if (!rules.tables.value.tables.some(({ format }) => format === id))
      note(rules.tables, ['tables'], `form ${id} is not there`);

  const reached = new Map(counted.map(({ format }) => [format.id, new Set<string>()]));
  const judge = (
    placed: Placed<{
      readonly from: string;
      readonly until: string | null;
      readonly cells: Readonly<Record<string, string>> | null;
    }>,
  ) => {
    const { from, until, cells } = placed.value;
    for (const form of counted) {
      const cell = cells?.[form.format.id];
      const together = (until === null || form.from < until) && (form.until === null || from < form.until);
      if (!together) {
        if (cell !== undefined)
          note(placed, ['cells'], `${form.format.id} does not count the days on which it holds`);
        continue;
      }
      if (cell === undefined) note(placed, ['cells'], `falls in no cell of ${form.format.id}`);
      else if (!form.leaves.has(cell)) note(placed, ['cells'], `${form.format.id} has no result ${cell}`);
      else reached.get(form.format.id)?.add(cell);
    }
    for (const id of Object.keys(cells ?? {}))
      if (!counted.some(({ format }) => format.id === id)) note(placed, ['cells'], `no form ${id}`);
  };
  const byGround = rules.answers.filter(({ value }) => value.cells === null);
  for (const placed of rules.answers) {
    const { procedure, cells, traits } = placed.value;
    if (procedure === 'correction') {
      if (cells === null || Object.keys(cells).length > 0)
        note(placed, ['cells'], 'a correction of records is in no cell: cells is {}');
    } else if (cells !== null) judge(placed);
    else if (!traits.needsGround) note(placed, ['traits'], 'has neither cells nor a ground that has');
  }
  for (const placed of rules.grounds)
    if (
      byGround.some(
        ({ value }) =>
          value.law === placed.value.law &&
          (value.grounds.length === 0 || value.grounds.includes(placed.value.id)),
      )
    )
      judge(placed);
  for (const { format, leaves } of counted)
    for (const leaf of leaves)
      if (!reached.get(format.id)?.has(leaf))
        note(rules.tables, ['tables'], `${format.id}: no answer falls in ${leaf}`);

  for (const { format, table, rule } of counted) {
    const columns = table.columns
      .filter(({ key, total }) => !total && key !== rule.total)
      .map(({ key }) => key);
    if (rule.total === null) continue;
    const used = rules.asking.value.applicants.map(({ columns: own }) => own[format.id]);
    for (const [at, column] of used.entries())
      if (column === undefined || !columns.includes(column))
        note(rules.asking, ['applicants', at], `falls in no column of ${format.id}`);
    for (const column of columns)
      if (used.filter((each) => each === column).length !== 1)
        note(rules.asking, ['applicants'], `${format.id}: ${column} is not exactly one applicant's`);
  }
  for (const { format, rule } of counted) {
    if (rule.disputes === null) continue;
    const table = format.tables.find(({ key }) => key === rule.disputes?.table);
    const columns = new Set(table?.columns.map(({ key }) => key));
    for (const column of [rule.disputes.pending, rule.disputes.total])
      if (!columns.has(column))
        note(rules.tables, ['tables'], `${format.id}: ${rule.disputes.table} has no column ${column}`);
    for (const [at, { id, result }] of rules.outcomes.value.outcomes.entries())
      if (!columns.has(result))
        note(rules.outcomes, ['outcomes', at], `${id}: ${format.id} has no result ${result}`);
    for (const [at, { id, group }] of rules.procedures.value.procedures.entries())
      if (!table?.groups.some(({ key }) => key === group))
        note(rules.procedures, ['procedures', at], `${id}: ${format.id} has no group ${group}`);
  }
  return problems;
}

/** Rows below a row or a group of rows that are not broken down further, neither headings nor sums. */
function leavesBelow(table: FormTable, root: string): ReadonlySet<string> {
  const parents = new Map(
    [...table.rowGroups, ...table.rows].flatMap(({ key, parent }) =>
      parent === undefined ? [] : [[key, parent] as const],
    ),
  );
  const below = (key: string): boolean => {
    const parent = parents.get(key);
    return parent !== undefined && (parent === root || below(parent));
  };
  const broken = new Set(parents.values());
  return new Set(
    table.rows
      .filter(({ key, header, total }) => !header && !total && !broken.has(key) && below(key))
      .map(({ key }) => key),
  );
}

/** A report counts what was answered in its year. */
function daysOf({ years }: ReportFormat): { readonly from: string; readonly until: string | null } {
  return {
    from: `${years.from}-01-01`,
    until: years.until === null ? null : `${years.until}-01-01`,
  };
}
