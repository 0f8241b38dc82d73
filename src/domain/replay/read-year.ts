/** Reads the cells of chapters three and four; a table that does not balance is refused with the identity that it breaks. */
import { done, type Problem, type Result, refused } from '../problems/problem.ts';
import { evaluateIdentity } from '../reports/evaluate-identity.ts';
import type { Identity, ReportFormat } from '../reports/format.ts';
import type { ApplicantKind } from '../request-rules/intake-rules.ts';
import type { ReportTable } from '../request-rules/report-table.ts';
import { cellPlace } from '../requests/cell-place.ts';
import type { YearCells } from './year-cells.ts';

export interface YearQuestion {
  readonly format: ReportFormat;
  /** Where the form counts requests and disputes. */
  readonly rule: ReportTable;
  /** All of rules/reports/identities. */
  readonly identities: readonly Identity[];
  readonly applicants: readonly ApplicantKind[];
  /** Cell key → value; null and left out: not known. */
  readonly cells: Readonly<Record<string, number | null | undefined>>;
}

/** Problems: `no-chapters` (nothing of the two tables is there), `cell-invalid`, `not-balanced` (message names identity and sum). */
export function readYear(question: YearQuestion): Result<YearCells> {
  const { format, rule, cells } = question;
  const keys = [...format.cells.values()]
    .filter(({ table }) => table === rule.table || table === rule.disputes?.table)
    .map(({ key }) => key);
  if (!keys.some((key) => typeof cells[key] === 'number')) return refused(noChapters);
  const wrong = keys.filter((key) => {
    const value = cells[key];
    return typeof value === 'number' && (!Number.isInteger(value) || value < 0);
  });
  if (wrong.length > 0) return refused(invalid(format, wrong[0]!));
  const known = new Map(
    keys.flatMap((key) => (typeof cells[key] === 'number' ? [[key, cells[key]] as const] : [])),
  );
  const equations = question.identities.filter((identity) => isEquation(identity, format, new Set(keys)));
  solve(known, equations);
  // What no sum decides was left out because nothing was counted; the sums follow from their parts.
  for (const key of keys) if (!known.has(key) && isPart(question, key)) known.set(key, 0);
  solve(known, equations);
  const value = (key: string): number => known.get(key) ?? 0;
  const [first, ...more] = broken(equations, value);
  return first === undefined ? done(cellsOf(question, value)) : refused(first, ...more);
}

const noChapters: Problem = {
  code: 'no-chapters',
  message:
    '这份报告没有“收到和处理政府信息公开申请情况”等两张表的数（2019 年以前的格式没有这两张表），不能演练。',
};

const invalid = (format: ReportFormat, key: string): Problem => ({
  code: 'cell-invalid',
  message: `“${format.cells.get(key)?.label ?? key}”不是件数，不能演练。`,
  field: key,
});

/** Sums within one report, of cells of the two tables only. */
const isEquation = (identity: Identity, format: ReportFormat, keys: ReadonlySet<string>): boolean =>
  identity.scope === 'report' &&
  identity.operator === '==' &&
  identity.formats.includes(format.id) &&
  [...identity.left, ...identity.right].every((term) => term.from === 'constant' || keys.has(term.key));

/** A cell that is no sum of others. */
function isPart({ format, rule, applicants }: YearQuestion, key: string): boolean {
  const place = cellPlace(format, rule, applicants, key);
  if (place === null) return false;
  return place.about === 'disputes'
    ? place.result !== undefined
    : place.applicantKind !== null && place.row !== 'handled';
}

/** Fills in cells that one sum alone decides, until no more are. */
function solve(known: Map<string, number>, equations: readonly Identity[]): void {
  for (let found = true; found; ) {
    found = false;
    for (const { left, right } of equations) {
      const terms = [...left, ...right.map((term) => ({ ...term, sign: -term.sign }))];
      const open = terms.filter(({ from, key }) => from !== 'constant' && !known.has(key));
      const [only] = open;
      if (only === undefined || open.length > 1) continue;
      const rest = terms
        .filter((term) => term !== only)
        .reduce(
          (sum, term) => sum + term.sign * (term.from === 'constant' ? term.constant : known.get(term.key)!),
          0,
        );
      const value = 0 - rest / only.sign;
      if (value < 0) continue;
      known.set(only.key, value);
      found = true;
    }
  }
}

function broken(equations: readonly Identity[], value: (key: string) => number): Problem[] {
  return equations.flatMap((identity) => {
    const { result, left, right } = evaluateIdentity(identity, value);
    if (result !== 'fails') return [];
    const message = identity.message
      .replaceAll('{left}', String(left))
      .replaceAll('{right}', String(right))
      .replaceAll('{diff}', String(Math.abs(left - right)));
    return [
      { code: 'not-balanced', message: `${identity.id}：${message}。`, field: identity.right[0]?.key ?? '' },
    ];
  });
}

/** Sums are left out: they follow from their parts. */
function cellsOf({ format, rule, applicants }: YearQuestion, value: (key: string) => number): YearCells {
  const sheet = {
    received: {},
    carriedIn: {},
    carriedOut: {},
    results: {},
    disputes: {},
  } satisfies YearCells;
  const add = (by: Record<string, number>, name: string, key: string) => {
    by[name] = value(key);
  };
  for (const key of format.cells.keys()) {
    const place = cellPlace(format, rule, applicants, key);
    if (place === null) continue;
    if (place.about === 'disputes') {
      if (place.result === undefined) continue;
      const groups: Record<string, Record<string, number>> = sheet.disputes;
      groups[place.group] ??= {};
      add(groups[place.group]!, place.result ?? '', key);
      continue;
    }
    const { row, cell, applicantKind } = place;
    if (applicantKind === null || row === 'handled') continue;
    const results: Record<string, Record<string, number>> = sheet.results;
    if (row === 'result') results[cell] ??= {};
    const by = { received: sheet.received, 'carried-in': sheet.carriedIn, 'carried-out': sheet.carriedOut };
    add(row === 'result' ? results[cell]! : by[row], applicantKind, key);
  }
  return sheet;
}
