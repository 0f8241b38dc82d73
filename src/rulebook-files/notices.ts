/** Reads rules/notices/kinds.yaml and letters.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LetterKind, NoticeKind, NoticeRules } from '../domain/notifications/rules.ts';
import { factsUsed, looksPersonal } from '../domain/notifications/wording.ts';
import { type RuleProblem, readYaml, type YamlFile } from './yaml-file.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/);
const line = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\r\n]+$/, 'must be one line');
const wording = {
  id: name,
  name: line,
  title: line,
  text: z.string().trim().min(1).max(1000),
  facts: z.array(name).default([]),
};

const kindsFile = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        ...wording,
        urgent: z.boolean().default(false),
        'workbench-only': z.boolean().default(false),
      }),
    )
    .min(1),
});
const lettersFile = z.strictObject({
  letters: z.array(z.strictObject({ ...wording, links: z.array(name).default([]) })).min(1),
});

export type NoticesResult =
  | { readonly ok: true; readonly rules: NoticeRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** Kinds of notices and letters from the texts of the two files, or every problem in them. */
export function readNotices(kindsText: string, lettersText: string): NoticesResult {
  const kinds = readYaml('notices/kinds.yaml', kindsText, kindsFile);
  const letters = readYaml('notices/letters.yaml', lettersText, lettersFile);
  const problems = [
    ...kinds.problems,
    ...letters.problems,
    ...wordingProblems(kinds, 'kinds', kinds.value?.kinds ?? []),
    ...wordingProblems(letters, 'letters', letters.value?.letters ?? []),
    ...(letters.value?.letters ?? []).flatMap(({ id, facts, links }, at) =>
      links
        .filter((link) => !facts.includes(link))
        .map((link) => problemAt(letters, ['letters', at, 'links'], `${id}: ${link} is no fact of it`)),
    ),
    ...(kinds.value?.kinds ?? []).flatMap((kind, at) =>
      kind.urgent && kind['workbench-only']
        ? [problemAt(kinds, ['kinds', at], `${kind.id}: urgent and workbench-only exclude each other`)]
        : [],
    ),
  ];
  if (kinds.value === null || letters.value === null || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    rules: {
      kinds: kinds.value.kinds.map(
        ({ 'workbench-only': workbenchOnly, ...kind }): NoticeKind => ({ ...kind, workbenchOnly }),
      ),
      letters: letters.value.letters as readonly LetterKind[],
    },
  };
}

/** Ids that are there twice, facts that are used and not declared or the reverse, personal data in the wording. */
function wordingProblems(
  file: YamlFile<unknown>,
  list: string,
  entries: readonly { id: string; title: string; text: string; facts: readonly string[] }[],
): RuleProblem[] {
  return entries.flatMap(({ id, title, text, facts }, at) => {
    const used = factsUsed(`${title}\n${text}`);
    const messages = [
      ...(entries.findIndex((other) => other.id === id) < at ? [`${id} is there twice`] : []),
      ...used.filter((fact) => !facts.includes(fact)).map((fact) => `${id}: {${fact}} is not declared`),
      ...facts.filter((fact) => !used.includes(fact)).map((fact) => `${id}: fact ${fact} is not used`),
      ...(looksPersonal(`${title}\n${text}`) ? [`${id}: the wording holds personal data`] : []),
    ];
    return messages.map((message) => problemAt(file, [list, at], message));
  });
}

const problemAt = (file: YamlFile<unknown>, path: readonly PropertyKey[], message: string): RuleProblem => ({
  file: file.file,
  line: file.lineOf(path),
  message,
});

/** The notices of a rules folder. */
export function readNoticeRules(rulesFolder: string): NoticesResult {
  const text = (name: string) => readFileSync(join(rulesFolder, 'notices', name), 'utf8');
  return readNotices(text('kinds.yaml'), text('letters.yaml'));
}
