/** Reads rules/agencies/: the kinds of agencies and what spreadsheets call their fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type AgencyColumn,
  type AgencyKind,
  type AgencyRules,
  agencyFields,
} from '../domain/agencies/agency-rules.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.array(z.string().min(1)).default([]);

const kindsFile = z.strictObject({
  in_force_from: day,
  kinds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z-]*$/),
        name: z.string().min(1),
        aliases: words,
        article: z.string().startsWith('《'),
        is_lead: z.boolean(),
        one_per_county: z.boolean(),
        needs_parent: z.boolean(),
        may_have_own_name: z.boolean(),
        needs_office: z.enum(['always', 'own-name']),
        reports_by_jan31: z.boolean(),
      }),
    )
    .min(1),
});

const columnsFile = z.strictObject({
  in_force_from: day,
  columns: z.array(
    z.strictObject({
      field: z.enum(agencyFields),
      label: z.string().min(1),
      aliases: words,
      longest: z.int().min(1).max(1000),
      hint: z.string().default(''),
      demanded: z.enum(['always', 'office', 'either-internet', 'no']),
      article: z.string().startsWith('《').nullable().default(null),
    }),
  ),
});

export type AgencyRulesResult =
  | { readonly ok: true; readonly rules: AgencyRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The rules on agencies below a folder `rules/`, or every problem in them with file and line. */
export function readAgencyRules(folder: string): AgencyRulesResult {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return parseAgencyRules(text('agencies/kinds.yaml'), text('agencies/import.yaml'));
}

/** Parses the two files. */
export function parseAgencyRules(kindsText: string, columnsText: string): AgencyRulesResult {
  const kindsRead = readYaml('agencies/kinds.yaml', kindsText, kindsFile);
  const columnsRead = readYaml('agencies/import.yaml', columnsText, columnsFile);
  const problems: RuleProblem[] = [...kindsRead.problems, ...columnsRead.problems];
  const note = (read: { file: string; lineOf: (path: PropertyKey[]) => number }, path: PropertyKey[]) => {
    const line = read.lineOf(path);
    return (message: string) => void problems.push({ file: read.file, line, message });
  };
  const kinds: readonly AgencyKind[] = (kindsRead.value?.kinds ?? []).map((kind) => ({
    code: kind.code,
    name: kind.name,
    aliases: kind.aliases,
    article: kind.article,
    isLead: kind.is_lead,
    onePerCounty: kind.one_per_county,
    needsParent: kind.needs_parent,
    mayHaveOwnName: kind.may_have_own_name,
    needsOffice: kind.needs_office,
    reportsByJan31: kind.reports_by_jan31,
  }));
  const columns: readonly AgencyColumn[] = columnsRead.value?.columns ?? [];
  if (kindsRead.value !== null) {
    const complain = note(kindsRead, ['kinds']);
    for (const word of twice(kinds.flatMap(({ name, aliases }) => [name, ...aliases])))
      complain(`“${word}” names two kinds`);
    for (const code of twice(kinds.map((kind) => kind.code))) complain(`${code} is there twice`);
    if (kinds.filter((kind) => kind.isLead).length !== 1) complain('exactly one kind is the lead');
    for (const kind of kinds) {
      if (kind.isLead && !kind.onePerCounty) complain(`${kind.code}: there is one lead in a county`);
      if (kind.mayHaveOwnName && !kind.needsParent)
        complain(`${kind.code}: without own name nobody would answer for it, it needs a parent`);
    }
  }
  if (columnsRead.value !== null) {
    const complain = note(columnsRead, ['columns']);
    for (const field of agencyFields)
      if (!columns.some((column) => column.field === field)) complain(`${field} is missing`);
    for (const field of twice(columns.map((column) => column.field))) complain(`${field} is there twice`);
    for (const word of twice(columns.flatMap(({ label, aliases }) => [label, ...aliases])))
      complain(`“${word}” names two columns`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules: { kinds, columns } };
}

function twice(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, at) => words.indexOf(word) !== at))];
}
