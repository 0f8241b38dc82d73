/** Reads rules/privacy: how long personal data are kept, and how they are given to the person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { personalKinds } from '../domain/personal-data/kind.ts';
import type { PrivacyRules, SubjectExportRules } from '../domain/personal-data/privacy-rules.ts';
import type {
  FileRetention,
  KeepFor,
  RetentionPeriod,
  RetentionRules,
} from '../domain/personal-data/retention.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const day = z.iso.date();
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const words = z.string().min(1);
const article = z.string().regex(/^《.+》第.+条/);
const count = z.number().int().min(0).max(1200);

const keeps = z.union([
  z.strictObject({ years: count }),
  z.strictObject({ months: count }),
  z.strictObject({ days: count }),
]);

const retention = z.strictObject({
  in_force_from: day,
  owners: z.record(code, words),
  events: z.record(code, words),
  file_kinds: z.record(code, words),
  periods: z
    .array(
      z.strictObject({
        owner: code,
        event: code,
        kinds: z.array(z.enum(personalKinds)).min(1),
        keep: keeps,
        article,
        reason: words,
        from: day,
        until: day.optional(),
      }),
    )
    .min(1),
  files: z.array(
    z.strictObject({
      owner: code,
      event: code,
      files: z.union([z.literal('others'), z.array(code).min(1)]),
      keep: keeps,
      article,
      reason: words,
      from: day,
      until: day.optional(),
    }),
  ),
});

const passage = z.strictObject({ article, text: words });
const subjectExport = z.strictObject({
  in_force_from: day,
  basis: z.array(passage).min(1),
  checks: z.array(z.strictObject({ code, label: words })).min(1),
  rights: z.array(passage).min(1),
});

export type PrivacyRulesRead =
  | { readonly ok: true; readonly rules: PrivacyRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * The rules of a folder, or every problem in them.
 * @param folder of all rules; the files are below its privacy/
 */
export function readPrivacyRules(folder: string): PrivacyRulesRead {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const kept = readRetention('privacy/retention.yaml', text('privacy/retention.yaml'));
  const given = readSubjectExport('privacy/subject-export.yaml', text('privacy/subject-export.yaml'));
  const problems = [...kept.problems, ...given.problems];
  return kept.rules !== null && given.rules !== null && problems.length === 0
    ? { ok: true, rules: { retention: kept.rules, subjectExport: given.rules } }
    : { ok: false, problems };
}

/** The periods: each kind of each owner has one and only one on every day from the first. */
export function readRetention(
  file: string,
  yaml: string,
): { readonly rules: RetentionRules | null; readonly problems: readonly RuleProblem[] } {
  const { value, problems, lineOf } = readYaml(file, yaml, retention);
  if (value === null) return { rules: null, problems };
  const found: RuleProblem[] = [];
  for (const list of ['periods', 'files'] as const) {
    const complain = (index: number, message: string) =>
      void found.push({ file, line: lineOf([list, index]), message });
    value[list].forEach(({ owner, event, from, until }, index) => {
      if (value.owners[owner] === undefined) complain(index, `no owner "${owner}" in owners`);
      if (value.events[event] === undefined) complain(index, `no event "${event}" in events`);
      if (until !== undefined && until <= from) complain(index, `until ${until} is not after from ${from}`);
      if (from < value.in_force_from) complain(index, `from ${from} is before in_force_from`);
    });
    const windows: readonly Window[] =
      list === 'periods'
        ? value.periods
        : value.files.map((each) => ({ ...each, kinds: each.files === 'others' ? ['others'] : each.files }));
    for (const { at, message } of windowProblems(windows, value.in_force_from, list)) complain(at, message);
  }
  value.files.forEach(({ files }, index) => {
    for (const kind of files === 'others' ? [] : files)
      if (value.file_kinds[kind] === undefined) {
        const message = `no kind "${kind}" in file_kinds`;
        found.push({ file, line: lineOf(['files', index]), message });
      }
  });
  const named = new Set([...value.periods, ...value.files].map(({ owner }) => owner));
  for (const owner of Object.keys(value.owners))
    if (!named.has(owner)) {
      found.push({ file, line: lineOf(['owners', owner]), message: `${owner} has no period` });
    }
  return {
    rules: {
      inForceFrom: value.in_force_from,
      owners: new Map(Object.entries(value.owners)),
      events: new Map(Object.entries(value.events)),
      fileKinds: new Map(Object.entries(value.file_kinds)),
      periods: value.periods.map(
        ({ keep, until = null, ...rest }): RetentionPeriod => ({ ...rest, keep: keepOf(keep), until }),
      ),
      files: value.files.map(
        ({ keep, until = null, ...rest }): FileRetention => ({ ...rest, keep: keepOf(keep), until }),
      ),
    },
    problems: found,
  };
}

interface Window {
  readonly owner: string;
  readonly event: string;
  readonly kinds: readonly string[];
  readonly from: string;
  readonly until?: string | undefined;
}

/**
 * Windows of one owner, event and kind that overlap, leave a gap, or end; and kinds that have none: every kind of personal
 * data must have one, of files those that are named and the others.
 */
function windowProblems(periods: readonly Window[], first: string, list: 'periods' | 'files') {
  const problems: { at: number; message: string }[] = [];
  const pairs = Map.groupBy(
    periods.map((period, at) => ({ ...period, at })),
    ({ owner, event }) => `${owner}, ${event}`,
  );
  for (const [pair, own] of pairs) {
    const kinds =
      list === 'periods' ? personalKinds : new Set(['others', ...own.flatMap((each) => each.kinds)]);
    for (const kind of kinds) {
      const windows = own
        .filter(({ kinds }) => kinds.includes(kind))
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      let expected: string | undefined = first;
      let at = own[0]!.at;
      for (const window of windows) {
        if (expected === undefined || window.from < expected) {
          problems.push({
            at: window.at,
            message: `${pair}, ${kind}: overlaps another period from ${window.from}`,
          });
        } else if (window.from > expected) {
          problems.push({
            at: window.at,
            message: `${pair}, ${kind}: no period from ${expected} to ${window.from}`,
          });
        }
        expected = window.until;
        at = window.at;
      }
      if (expected !== undefined)
        problems.push({ at, message: `${pair}, ${kind}: no period from ${expected}` });
    }
  }
  return problems;
}

function keepOf(keep: Readonly<Partial<Record<KeepFor['unit'], number>>>): KeepFor {
  const [unit, number] = Object.entries(keep)[0] as [KeepFor['unit'], number];
  return { unit, count: number };
}

function readSubjectExport(
  file: string,
  yaml: string,
): { readonly rules: SubjectExportRules | null; readonly problems: readonly RuleProblem[] } {
  const { value, problems, lineOf } = readYaml(file, yaml, subjectExport);
  if (value === null) return { rules: null, problems };
  const { basis, checks, rights } = value;
  const twice = checks.flatMap(({ code: each }, index) =>
    checks.findIndex((other) => other.code === each) < index
      ? [{ file, line: lineOf(['checks', index]), message: `${each} is there twice` }]
      : [],
  );
  return { rules: { basis, checks, rights }, problems: twice };
}
