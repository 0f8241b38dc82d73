/** Reads the cells of chapters three and four; a table that does not balance is refused with the identity that it breaks. */
import { done, type Problem, type Result, refused } from '../problems/problem.ts';
import { type ReportCounting, resultRows, tableOf } from '../reports/counting.ts';
import { evaluateIdentity } from '../reports/evaluate-identity.ts';
import type { Identity, ReportFormat } from '../reports/format.ts';
import type { ApplicantKind } from '../request-rules/intake-rules.ts';
import type { ByApplicant, YearCells } from './year-cells.ts';

export interface YearQuestion {
  readonly format: ReportFormat;
  readonly counting: ReportCounting;
  /** All of rules/reports/identities. */
  readonly identities: readonly Identity[];
  readonly applicants: readonly ApplicantKind[];
  /** Cell key → value; null and left out: not known. */
  readonly cells: Readonly<Record<string, number | null | undefined>>;
}

/** Problems: `no-chapters` (nothing of the two tables is there), `cell-invalid`, `not-balanced` (message names identity and sum). */
export function readYear(question: YearQuestion): Result<YearCells> {
  const { format, counting, cells } = question;
  const keys = [...format.cells.values()]
    .filter(({ table }) => table === counting.requests.table || table === counting.disputes.table)
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

function cellsOf({ format, counting, applicants }: YearQuestion, value: (key: string) => number): YearCells {
  const { requests, disputes } = counting;
  const path = tableOf(format, requests.table).path;
  const row = (key: string): ByApplicant =>
    Object.fromEntries(
      applicants.flatMap(({ id, columns }) => {
        const column = columns[format.id];
        return column === undefined
          ? []
          : [[id, value(path.replace('{row}', key).replace('{col}', column))] as const];
      }),
    );
  const table = tableOf(format, disputes.table);
  const columns = table.columns.filter(({ key, total }) => !total && key !== disputes.total);
  return {
    received: row(requests.received),
    carriedIn: row(requests.carriedIn),
    carriedOut: row(requests.carriedOut),
    results: Object.fromEntries(resultRows(format, counting).map((key) => [key, row(key)])),
    disputes: Object.fromEntries(
      [disputes.reviews, disputes.direct, disputes.afterReview].map((group) => [
        group,
        Object.fromEntries(
          columns.map(({ key }) => [
            key === disputes.pending ? '' : key,
            value(table.path.replace('{group}', group).replace('{col}', key)),
          ]),
        ),
      ]),
    ),
  };
}
