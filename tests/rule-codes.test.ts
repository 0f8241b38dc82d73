/** Code branches on traits: no answer kind, ground, proof, notice of remedies or dispute of rules/ is named in src/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseChecks } from '../src/domain/answers/case-checks.ts';
import { testRequestRules } from './support/staff.ts';

const src = join(import.meta.dirname, '../src');
const { answers, grounds, proofs, disputes, lifecycle } = testRequestRules();

/** Names that are no ordinary words: of several parts, or in capitals. Those of mechanisms are the program's own. */
const codes = new Set(
  [
    ...answers,
    ...grounds,
    ...proofs,
    ...disputes.variants,
    ...disputes.organs,
    ...disputes.procedures,
    ...disputes.outcomes,
    ...lifecycle.states,
  ]
    .map(({ id }) => id)
    .filter((id) => /[-_]|^[A-Z]/.test(id) && caseChecks[id] === undefined),
);

/** Names that are something else in the program as well. */
const otherwise: Readonly<Record<string, string>> = {
  'already-public': 'code of a problem: an answer was published before',
  'responsible-agency': 'a file of the directory: who answers after a reorganisation',
  'third-party': 'whom one consults: a person or body outside',
};

it('finds the codes', () => {
  expect(codes.size).toBeGreaterThan(100);
  for (const code of ['not-held', 'process-info', 'search-record', 'R1', 'AWAIT_FEE'])
    expect(codes).toContain(code);
});

it('names none of them in a string', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.(?:test|examples)\.tsx?$|sample-/.test(file),
  );
  const wrong = files.flatMap((file) =>
    [
      ...readFileSync(join(src, file), 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
        .matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g),
    ]
      .flatMap(([, one, two, three]) => (one ?? two ?? three ?? '').split(/[^A-Za-z0-9_-]+/))
      .filter((word) => codes.has(word) && otherwise[word] === undefined)
      .map((word) => `${file}: ${word}`),
  );
  expect(wrong).toEqual([]);
});
