/** A sheet against the directory: what would be added and changed, and what is wrong where. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencyProblems } from '../../domain/agencies/agency-problems.ts';
import type { AgencyField, AgencyRules } from '../../domain/agencies/agency-rules.ts';
import { type AgencyTexts, agencyChanges } from '../../domain/agencies/agency-texts.ts';
import { readAgency } from '../../domain/agencies/read-agency.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { Sheet, SheetRow } from '../ports/sheet.ts';
import { agencyDifference } from './agency-difference.ts';
import type { ImportPreview, SheetProblem, StagedImport } from './import-preview.ts';
import { nextOrdinal, withoutEchoes } from './register-agency.ts';
import { columnLetter, type MatchedHeadings, matchHeadings } from './sheet-columns.ts';

export type SheetPlan = Pick<StagedImport, 'events'> & { readonly preview: Omit<ImportPreview, 'fileName'> };

/** More would not be read by anybody: the first ones show the pattern. */
const mostProblems = 200;

interface ReadRow {
  readonly row: number;
  readonly before: Agency | null;
  readonly after: Agency;
  readonly problems: readonly Problem[];
}

/** Compares a sheet with the agencies of a county. */
export function planSheet(
  rules: AgencyRules,
  regionId: string,
  existing: readonly Agency[],
  sheet: Sheet,
): SheetPlan {
  const headings = matchHeadings(rules, sheet.rows);
  const fault = headingFault(rules, headings);
  if (headings === null || fault !== null) return refusedPlan(fault === null ? [] : [fault], sheet.hints);

  const columnOf = new Map(headings.columns.map(({ at, column }) => [column.field, columnLetter(at)]));
  const problems: SheetProblem[] = headings.twice.map(({ at, column }) => ({
    code: 'heading-twice',
    message: `“${column.label}”有两列。请只留一列。`,
    row: headings.row,
    column: columnLetter(at),
  }));
  for (const { code, message, row, column } of sheet.problems)
    if (row >= headings.row) problems.push({ code, message, row, column: columnLetter(column - 1) });

  const body = sheet.rows.filter(({ row }) => row > headings.row);
  const rows = readRows(rules, regionId, existing, headings, body, problems);
  const after = finalState(existing, rows);
  for (const read of rows) {
    if (problems.length > mostProblems) break;
    const touched = read.before === null || agencyDifference(read.before, read.after) !== null;
    const others = touched ? after.filter(({ agencyId }) => agencyId !== read.after.agencyId) : [];
    const found = withoutEchoes([
      ...read.problems,
      ...(touched ? agencyProblems(rules, read.after, others) : []),
    ]);
    for (const { code, message, field, article } of found) {
      const column = columnOf.get(field as AgencyField) ?? null;
      problems.push({ code, message, row: read.row, column, ...(article === undefined ? {} : { article }) });
    }
  }
  if (body.length === 0)
    problems.push({
      code: 'empty',
      message: '标题行下面没有内容。请填写后再上传。',
      row: null,
      column: null,
    });
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const hints = [
    ...sheet.hints,
    ...headings.unknown.map(
      ({ at, heading }) => `没有读“${heading}”（${columnLetter(at)} 列）：名录里没有这一项。`,
    ),
  ];
  return planned(rules, existing, rows, limited(problems), hints);
}

function headingFault(rules: AgencyRules, headings: MatchedHeadings | null): SheetProblem | null {
  const key = rules.columns.find(({ field }) => field === 'agencyId')?.label ?? '';
  if (headings === null) {
    const names = rules.columns.map(({ label }) => label).join('、');
    return {
      code: 'no-headings',
      message: `没有找到标题行。第一行请写各列的名称，如：${names}。可以下载空白表格填写。`,
      row: null,
      column: null,
    };
  }
  if (headings.columns.some(({ column }) => column.field === 'agencyId')) return null;
  return {
    code: 'no-key',
    message: `没有“${key}”这一列，认不出每一行是哪个机关。请加上这一列。`,
    row: headings.row,
    column: null,
  };
}

function readRows(
  rules: AgencyRules,
  regionId: string,
  existing: readonly Agency[],
  headings: MatchedHeadings,
  body: readonly SheetRow[],
  problems: SheetProblem[],
): readonly ReadRow[] {
  const byId = new Map(existing.map((agency) => [agency.agencyId, agency]));
  const first = new Map<string, number>();
  const key = headings.columns.find(({ column }) => column.field === 'agencyId');
  const keyColumn = columnLetter(key?.at ?? 0);
  const rows: ReadRow[] = [];
  let ordinal = nextOrdinal(existing);
  for (const { row, cells } of body) {
    const texts: Partial<Record<AgencyField, string>> = {};
    for (const { at, column } of headings.columns) texts[column.field] = cells[at] ?? '';
    if (Object.values(texts).every((text) => text.trim() === '')) continue;
    const given: Partial<AgencyTexts> = texts;
    const probe = readAgency(rules, regionId, null, given, ordinal);
    const { agencyId } = probe.agency;
    const before = byId.get(agencyId) ?? null;
    const read = before === null ? probe : readAgency(rules, regionId, before, given, ordinal);
    const earlier = first.get(agencyId);
    if (agencyId !== '' && earlier !== undefined) {
      problems.push({
        code: 'code-twice',
        message: `机关代码 ${agencyId} 在第 ${earlier} 行已经用过。每个机关只写一行。`,
        row,
        column: keyColumn,
      });
      continue;
    }
    first.set(agencyId, row);
    if (before === null) ordinal = Math.max(ordinal, read.agency.ordinal) + 1;
    rows.push({ row, before, after: read.agency, problems: read.problems });
  }
  return rows;
}

function finalState(existing: readonly Agency[], rows: readonly ReadRow[]): readonly Agency[] {
  const state = new Map(existing.map((agency) => [agency.agencyId, agency]));
  for (const { after } of rows) if (after.agencyId !== '') state.set(after.agencyId, after);
  return [...state.values()];
}

function limited(problems: readonly SheetProblem[]): readonly SheetProblem[] {
  if (problems.length <= mostProblems) return problems;
  const message = `要改的地方很多，这里只列出前 ${mostProblems} 处。请先改好这些，再上传一次。`;
  return [...problems.slice(0, mostProblems), { code: 'more', message, row: null, column: null }];
}

function planned(
  rules: AgencyRules,
  existing: readonly Agency[],
  rows: readonly ReadRow[],
  problems: readonly SheetProblem[],
  hints: readonly string[],
): SheetPlan {
  const inSheet = new Set(rows.map(({ after }) => after.agencyId));
  const changes = parentsFirst(rows).flatMap((read) => {
    const event = agencyDifference(read.before, read.after);
    return event === null ? [] : [{ ...read, event }];
  });
  const inOrder = [...changes].sort((a, b) => a.row - b.row);
  return {
    preview: {
      added: inOrder
        .filter(({ before }) => before === null)
        .map(({ row, after }) => ({
          row,
          agencyId: after.agencyId,
          name: after.name,
          kind: rules.kinds.find(({ code }) => code === after.kind)?.name ?? '',
        })),
      changed: inOrder.flatMap(({ row, before, after }) =>
        before === null || problems.some((problem) => problem.row === row)
          ? []
          : [
              {
                row,
                agencyId: after.agencyId,
                name: after.name,
                changes: agencyChanges(rules, before, after),
              },
            ],
      ),
      unchanged: rows.length - changes.length,
      missing: existing
        .filter(({ agencyId, until }) => until === null && !inSheet.has(agencyId))
        .map(({ agencyId, name }) => ({ agencyId, name })),
      problems,
      hints,
    },
    events:
      problems.length > 0 ? [] : changes.map(({ after, event }) => ({ agencyId: after.agencyId, event })),
  };
}

/** A child can only be written once its parent is there. */
function parentsFirst(rows: readonly ReadRow[]): readonly ReadRow[] {
  const byId = new Map(rows.map((read) => [read.after.agencyId, read]));
  const sorted = new Set<ReadRow>();
  for (const read of rows) {
    // Upwards until one that is written already, or the top; a circle was found to be a problem before.
    const chain = new Set<ReadRow>();
    let up: ReadRow | undefined = read;
    while (up !== undefined && !sorted.has(up) && !chain.has(up)) {
      chain.add(up);
      up = byId.get(up.after.parentId ?? '');
    }
    for (const each of [...chain].reverse()) sorted.add(each);
  }
  return [...sorted];
}

function refusedPlan(problems: readonly SheetProblem[], hints: readonly string[]): SheetPlan {
  return { preview: { added: [], changed: [], unchanged: 0, missing: [], problems, hints }, events: [] };
}
