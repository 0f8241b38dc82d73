/** rules/reports/identities/*.yaml: the identities of the forms, each expanded over its rows and columns. */
import { z } from 'zod';
import type { FormTable, Identity, ReportFormat, Term } from '../domain/reports/format.ts';
import { parseTerm } from './terms.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const list = z.union([
  z.array(z.string()),
  z.strictObject({ table: z.string(), except: z.array(z.string()).default([]) }),
  z.strictObject({ columns: z.string() }),
  z.strictObject({ groups: z.string() }),
]);
const identity = z.strictObject({
  id: z.string(),
  formats: z.array(z.string()).min(1),
  scope: z.enum(['report', 'cross-year', 'hierarchy']).default('report'),
  each: z.record(z.string(), list).default({}),
  kind: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  levels: z.array(z.string()).default([]),
  left: z.array(z.string()).min(1),
  operator: z.enum(['==', '<=', '>=', 'implies_positive', 'differs', 'some_positive']),
  right: z.array(z.string()).default([]),
  blank_right_is_zero: z.boolean().default(false),
  message: z.string().min(1),
});
const file = z.strictObject({ sets: z.record(z.string(), list), identities: z.array(identity) });

type List = z.output<typeof list>;

/** Reads one file of identities for the given forms. */
export function readIdentities(
  name: string,
  text: string,
  formats: readonly ReportFormat[],
): { readonly identities: readonly Identity[]; readonly problems: readonly RuleProblem[] } {
  const yaml = readYaml(name, text, file);
  if (yaml.value === null) return { identities: [], problems: yaml.problems };
  const identities: Identity[] = [];
  const problems: RuleProblem[] = [];
  const { sets } = yaml.value;
  yaml.value.identities.forEach((rule, i) => {
    const line = yaml.lineOf(['identities', i]);
    for (const id of rule.formats) {
      const format = formats.find((entry) => entry.id === id);
      if (format === undefined) {
        problems.push({ file: name, line, message: `${rule.id}: no format ${id}` });
        continue;
      }
      for (const about of combinations(rule.each, format)) {
        const fill = (template: string) => fillTerm(template, about, sets, format);
        const left = rule.left.flatMap(fill);
        const right = rule.right.flatMap(fill);
        for (const term of [...left, ...right])
          if (term.from !== 'constant' && !format.cells.has(term.key))
            problems.push({ file: name, line, message: `${rule.id}: format ${id} has no cell ${term.key}` });
        identities.push({
          id: rule.id.replace('{format}', id),
          about,
          formats: [id],
          scope: rule.scope,
          kind: rule.kind,
          severity: rule.severity,
          levels: rule.levels,
          left,
          operator: rule.operator,
          right,
          message: fillMessage(rule.message, left[0] as Term, about, format),
          blankRightIsZero: rule.blank_right_is_zero,
        });
      }
    }
  });
  return { identities, problems };
}

function members(source: List, format: ReportFormat): readonly string[] {
  if (Array.isArray(source)) return source;
  const table = (key: string): FormTable | undefined => format.tables.find((entry) => entry.key === key);
  if ('columns' in source) return (table(source.columns)?.columns ?? []).map((entry) => entry.key);
  if ('groups' in source) return (table(source.groups)?.groups ?? []).map((entry) => entry.key);
  const rows = table(source.table)?.rows ?? [];
  return rows.filter((row) => !row.header && !source.except.includes(row.key)).map((row) => row.key);
}

function combinations(each: Readonly<Record<string, List>>, format: ReportFormat): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [name, source] of Object.entries(each))
    all = all.flatMap((about) => members(source, format).map((value) => ({ ...about, [name]: value })));
  return all;
}

function fillTerm(
  template: string,
  about: Readonly<Record<string, string>>,
  sets: Readonly<Record<string, List>>,
  format: ReportFormat,
): Term[] {
  const set = /\{(\w+)\}/g;
  let texts = [template.replace(set, (whole, name: string) => about[name] ?? whole)];
  for (const [name, source] of Object.entries(sets))
    texts = texts.flatMap((text) =>
      text.includes(`{${name}}`)
        ? members(source, format).map((value) => text.replace(`{${name}}`, value))
        : [text],
    );
  return texts.map(parseTerm);
}

/** Puts the printed labels of row, column and group into the message; sums stay open. */
function fillMessage(
  message: string,
  first: Term,
  about: Readonly<Record<string, string>>,
  format: ReportFormat,
): string {
  const cell = format.cells.get(first.key);
  const table = format.tables.find((entry) => entry.key === cell?.table);
  const labels: Record<string, string | undefined> = {
    row: table?.rows.find((entry) => entry.key === about.row)?.label,
    col: table?.columns.find((entry) => entry.key === about.col)?.label,
    group: table?.groups.find((entry) => entry.key === about.group)?.label,
  };
  return message.replace(/\{(row|col|group)\}/g, (whole, name: string) => labels[name] ?? whole);
}
