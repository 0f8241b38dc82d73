/** Reads rules/letters: the wording of what goes out. */
import { z } from 'zod';
import { letterFacts, memberNumber, proofFactPrefix } from '../domain/letters/letter-facts.ts';
import type { Proof } from '../domain/request-rules/answer-kind.ts';
import { type LetterBlock, type LetterForm, letterPurposes } from '../domain/request-rules/letter-form.ts';
import { code, dated, law, ordered, unordered, words } from './request-shapes.ts';
import type { RuleProblem } from './yaml-file.ts';
import { type Placed, readYamlFile, readYamlFolder } from './yaml-folder.ts';

const fact = z.string().regex(/^!?(?:[a-z][a-z0-9_]*|proof\.[a-z0-9-]+\.[a-z0-9_]+)$/);
const plain = z.union([
  z
    .enum(['relief', 'attachments', 'contact'])
    .transform((kind) => ({ kind, text: '', when: null, each: null })),
  words.transform((text) => ({ kind: 'paragraph' as const, text, when: null, each: null })),
  z.strictObject({ heading: words, when: fact.optional() }).transform(({ heading, when }) => ({
    kind: 'heading' as const,
    text: heading,
    when: when ?? null,
    each: null,
  })),
  z
    .strictObject({ each: fact, text: words, when: fact.optional() })
    .transform(({ each, text, when }) => ({ kind: 'list' as const, text, when: when ?? null, each })),
  z
    .strictObject({ when: fact, text: words })
    .transform(({ when, text }) => ({ kind: 'paragraph' as const, text, when, each: null })),
]);

const partsFile = z.strictObject({ parts: z.record(code, z.array(plain).min(1)) });

const schema = z
  .strictObject({
    id: code,
    document: z.string().regex(/^D-\d{2}$/),
    title: words,
    purpose: z.enum(letterPurposes),
    law: law.nullable().default(null),
    to: z.enum(['applicant', 'third-party', 'agency', 'file']),
    numbered: z.boolean(),
    relief: z.boolean(),
    requires: z.array(fact).default([]),
    blocks: z.array(z.union([z.strictObject({ part: code }), plain])).min(1),
    ...dated,
  })
  .refine(ordered, unordered);

const facts = letterFacts as Readonly<Record<string, (typeof letterFacts)[keyof typeof letterFacts]>>;

/** Names in braces of a text. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);

export interface LetterFormsRead {
  readonly entries: readonly Placed<LetterForm>[];
  readonly problems: readonly RuleProblem[];
  /** Every file could be read: what is missing from `entries` is missing from the rules. */
  readonly complete: boolean;
}

/** The forms of a folder of rules; their facts are checked against the closed list and against the proofs' fields. */
export function readLetterForms(rules: string, proofs: readonly Proof[]): LetterFormsRead {
  const partsRead = readYamlFile(rules, 'letters/parts/parts.yaml', partsFile);
  const parts = partsRead.entry?.value.parts ?? {};
  const read = readYamlFolder(rules, 'letters', schema);
  const problems: RuleProblem[] = [...partsRead.problems, ...read.problems];
  const labels = labelsOf(proofs);
  const usedParts = new Set<string>();
  const usedFacts = new Set<string>();
  const entries = read.entries.map((placed): Placed<LetterForm> => {
    const { value, file, lineOf } = placed;
    const complain = (path: readonly PropertyKey[], message: string) =>
      void problems.push({ file, line: lineOf(path), message });
    const blocks = value.blocks.flatMap((block, at): readonly LetterBlock[] => {
      if (!('part' in block)) return [block];
      usedParts.add(block.part);
      const part = parts[block.part];
      if (part === undefined) complain(['blocks', at], `no part ${block.part}`);
      return part ?? [];
    });
    const named = new Set<string>(value.requires);
    for (const block of blocks) {
      const members = block.each === null ? [] : membersOf(block.each);
      if (block.each !== null) {
        named.add(block.each);
        if (members === null) complain(['blocks'], `${block.each} is no list`);
      }
      if (block.when !== null) named.add(block.when.replace(/^!/, ''));
      if (block.kind === 'attachments' || block.kind === 'contact') named.add(block.kind);
      for (const name of namesIn(block.text)) {
        if (block.when === null && name.startsWith(proofFactPrefix) && !value.requires.includes(name))
          complain(['requires'], `${name} is always printed and not required`);
        if (block.each !== null && (name === memberNumber || members?.includes(name))) continue;
        named.add(name);
        if (membersOf(name) !== null) complain(['blocks'], `${name} is a list and needs each`);
      }
      if (/[{}]/.test(block.text.replace(/\{[^{}]+\}/g, '')))
        complain(['blocks'], `loose brace: ${block.text}`);
    }
    for (const name of value.requires) {
      const printed = blocks.some(
        (block) => block.each === name || block.kind === name || namesIn(block.text).includes(name),
      );
      if (!printed) complain(['requires'], `${name} is required and never printed`);
    }
    for (const name of named) {
      usedFacts.add(name);
      if (!labels.has(name)) complain(['blocks'], `nobody supplies ${name}`);
    }
    if (value.relief !== blocks.some((block) => block.kind === 'relief'))
      complain(['relief'], 'relief does not say whether the blocks have a notice of remedies');
    const { requires, blocks: _, ...rest } = value;
    const form: LetterForm = {
      ...rest,
      blocks,
      requires: requires.map((each) => ({ fact: each, label: labels.get(each) ?? each })),
    };
    return { value: form, file, lineOf };
  });
  for (const name of Object.keys(parts))
    if (!usedParts.has(name) && partsRead.entry !== null)
      problems.push({
        file: partsRead.entry.file,
        line: partsRead.entry.lineOf(['parts', name]),
        message: `no letter has part ${name}`,
      });
  if (read.problems.length === 0)
    for (const name of Object.keys(facts))
      if (name !== 'relief_text' && !usedFacts.has(name))
        problems.push({ file: 'letters', line: 1, message: `no letter prints ${name}` });
  const complete = read.problems.length === 0 && partsRead.problems.length === 0;
  return { entries, problems, complete };
}

/** Names of a list's members; null for what is no list. */
function membersOf(name: string): readonly string[] | null {
  const shape = facts[name];
  return shape?.is === 'list' ? shape.members : null;
}

/** What people call every fact that somebody supplies. */
function labelsOf(proofs: readonly Proof[]): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(facts).map(([name, { label }]) => [name, label] as const),
    ...proofs.flatMap((proof) =>
      proof.fields.map((field) => [`${proofFactPrefix}${proof.id}.${field.id}`, field.label] as const),
    ),
  ]);
}
