/** rules/reports/text/*.yaml and structure.yaml: what the running text claims and how a report must be built. */
import { z } from 'zod';
import type { ReportFormat, Term } from '../domain/reports/format.ts';
import type { CellSum, MemberWords, TextRules } from '../domain/reports/text-rule.ts';
import { keysLike, parseSum, parseTerm } from './terms.ts';
import { type RuleProblem, readYaml, type YamlFile } from './yaml-file.ts';

const severity = z.enum(['error', 'warn', 'info']);
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
const optionalPattern = pattern.nullable().default(null);
const named = { id: z.string(), kind: z.string(), severity };
const sum = z.strictObject({ cells: z.string(), label: z.string() });
const ratio = z.strictObject({ part: z.string(), whole: z.string() });
const member = z.strictObject({ words: pattern, cell: z.string(), label: z.string() });

const schema = z.strictObject({
  macros: z.record(z.string(), z.string()).default({}),
  claims: z
    .array(
      z.strictObject({
        ...named,
        label: z.string(),
        units: z.array(z.string()).min(1),
        before: pattern,
        context: optionalPattern,
        unless: optionalPattern,
        expect: z.array(sum).min(1),
        operator: z.enum(['==', '<=']).default('=='),
      }),
    )
    .default([]),
  statements: z
    .array(
      z.strictObject({
        ...named,
        pattern,
        unless: optionalPattern,
        zero: z.array(sum).min(1),
        ratio: ratio.nullable().default(null),
        message: z.string(),
      }),
    )
    .default([]),
  enumerations: z
    .array(
      z.strictObject({
        ...named,
        unit: z.string(),
        members: z.array(member).min(2),
        rest: sum,
        message: z.string(),
      }),
    )
    .default([]),
  means: z
    .array(z.strictObject({ ...named, pattern, members: z.array(member).min(2), message: z.string() }))
    .default([]),
  parts: z
    .array(
      z.strictObject({
        ...named,
        unit: z.string(),
        whole: pattern,
        part: pattern,
        unless: optionalPattern,
        message: z.string(),
      }),
    )
    .default([]),
  wordings: z
    .array(z.strictObject({ ...named, pattern, unless: optionalPattern, message: z.string() }))
    .default([]),
  structure: z
    .array(
      z.strictObject({
        ...named,
        check: z.string(),
        formats: z.array(z.string()).min(1),
        message: z.string(),
        chapter: z.number().int().nullable().default(null),
        pattern: optionalPattern,
        unless: optionalPattern,
        month: z.number().int().nullable().default(null),
        day: z.number().int().nullable().default(null),
      }),
    )
    .default([]),
});

/** Reads one file of text rules. A pattern may use `{{name}}` for a macro of the same file. */
export function readTextRules(
  file: string,
  text: string,
  formats: readonly ReportFormat[],
): { readonly rules: TextRules | null; readonly problems: readonly RuleProblem[] } {
  const yaml = readYaml(file, expandMacros(text), schema);
  if (yaml.value === null) return { rules: null, problems: yaml.problems };
  const problems: RuleProblem[] = [];
  const sums = resolver(file, formats, yaml, problems);
  const { claims, statements, enumerations, means, parts, wordings, structure } = yaml.value;
  const membersOf = (list: readonly z.output<typeof member>[], path: PropertyKey[]): MemberWords[] =>
    list.map((entry) => ({ words: entry.words, label: entry.label, term: sums.one(entry.cell, path) }));
  return {
    rules: {
      claims: claims.map((rule, i) => ({ ...rule, expect: sums.all(rule.expect, ['claims', i]) })),
      statements: statements.map((rule, i) => ({
        ...rule,
        zero: sums.all(rule.zero, ['statements', i]),
        ratio: rule.ratio === null ? null : ratioOf(rule.ratio, ['statements', i], sums),
      })),
      enumerations: enumerations.map((rule, i) => ({
        ...rule,
        members: membersOf(rule.members, ['enumerations', i]),
        rest: sums.all([rule.rest], ['enumerations', i])[0] as CellSum,
      })),
      means: means.map((rule, i) => ({ ...rule, members: membersOf(rule.members, ['means', i]) })),
      parts,
      wordings,
      structure,
    },
    problems,
  };
}

type Sums = ReturnType<typeof resolver>;

function ratioOf(
  entry: z.output<typeof ratio>,
  path: PropertyKey[],
  sums: Sums,
): { part: CellSum; whole: CellSum } | null {
  const [part] = sums.all([{ cells: entry.part, label: '' }], path);
  const [whole] = sums.all([{ cells: entry.whole, label: '' }], path);
  return part === undefined || whole === undefined ? null : { part, whole };
}

function expandMacros(text: string): string {
  const macros = new Map<string, string>();
  const block = /^macros:\n((?: {2}\S.*\n)*)/m.exec(text)?.[1] ?? '';
  for (const line of block.split('\n')) {
    const match = /^ {2}(\w+):\s*'(.*)'\s*$/.exec(line);
    if (match !== null) macros.set(match[1] as string, (match[2] as string).replaceAll("''", "'"));
  }
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => macros.get(name) ?? whole);
}

function resolver(
  file: string,
  formats: readonly ReportFormat[],
  yaml: YamlFile<unknown>,
  problems: RuleProblem[],
): {
  all: (sums: readonly { cells: string; label: string }[], path: PropertyKey[]) => CellSum[];
  one: (cell: string, path: PropertyKey[]) => Term;
} {
  return {
    all: (list, path) =>
      list.flatMap((entry) => {
        const found = formats.flatMap((format) => {
          const terms = parseSum(entry.cells, format);
          return terms === null ? [] : [{ terms, label: entry.label }];
        });
        if (found.length === 0)
          problems.push({
            file,
            line: yaml.lineOf(path),
            message: `no form has all cells of ${entry.cells}`,
          });
        const distinct = new Map(found.map((each) => [each.terms.map((term) => term.key).join('+'), each]));
        return [...distinct.values()];
      }),
    one: (cell, path) => {
      if (!formats.some((format) => keysLike(format, cell).length > 0))
        problems.push({ file, line: yaml.lineOf(path), message: `no form has the cell ${cell}` });
      return parseTerm(cell);
    },
  };
}
