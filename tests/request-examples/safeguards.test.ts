/** The 28 safeguards of the law book (§8.1), each by a worked case or by the test that proves it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GivenProofs, GivenValue, GroundChoice } from '../../src/domain/answers/answer-draft.ts';
import { answerKind } from '../../src/domain/answers/answer-kinds-on.ts';
import type { CaseFacts } from '../../src/domain/answers/case-facts.ts';
import { missingProofs } from '../../src/domain/answers/missing-proofs.ts';
import { testRequestRules } from '../support/staff.ts';
import { readExamples } from './read-examples.ts';

type Fields = Readonly<Record<string, Readonly<Record<string, GivenValue | null>>>>;

interface InOrder {
  readonly kind: string;
  readonly grounds?: readonly string[];
  readonly given: Fields;
  readonly facts?: Partial<CaseFacts>;
}

interface SafeguardExamples {
  readonly base: CaseFacts;
  readonly cases: readonly {
    readonly id: string;
    readonly error: string;
    readonly in_order: InOrder;
    readonly wrong: readonly (Partial<InOrder> & {
      readonly code: string;
      readonly field: string;
      readonly article: string;
    })[];
    readonly proved_by?: string;
  }[];
  readonly elsewhere: readonly { readonly id: string; readonly error: string; readonly proved_by: string }[];
}

const rules = testRequestRules();
const { base, cases, elsewhere } = readExamples<SafeguardExamples>('safeguards');

const groundOf = (text: string): GroundChoice => {
  const [ground, kind] = text.split('/') as [string, string | undefined];
  return { ground, kind: kind ?? null };
};

/** Fields put over fields; null takes one away. */
function over(given: Fields, changes: Fields = {}): GivenProofs {
  return Object.fromEntries(
    [...new Set([...Object.keys(given), ...Object.keys(changes)])].map((proof) => [
      proof,
      Object.fromEntries(
        Object.entries({ ...given[proof], ...changes[proof] }).filter(
          (entry): entry is [string, GivenValue] => entry[1] !== null,
        ),
      ),
    ]),
  );
}

function judge(inOrder: InOrder, changes: Partial<InOrder> = {}) {
  return missingProofs(rules, {
    kind: answerKind(rules, inOrder.kind),
    grounds: (changes.grounds ?? inOrder.grounds ?? []).map(groundOf),
    given: over(inOrder.given, changes.given),
    facts: { ...base, ...inOrder.facts, ...changes.facts },
  });
}

describe('safeguards of answers', () => {
  describe.each(cases.map((each) => [`${each.id}: ${each.error}`, each] as const))('%s', (_, each) => {
    it('an answer in order is let through', () => {
      expect(judge(each.in_order)).toEqual([]);
    });

    it.each(each.wrong.map((wrong) => [`${wrong.code} ${wrong.field}`, wrong] as const))(
      '%s',
      (_name, wrong) => {
        const problems = judge(each.in_order, wrong);
        expect(
          problems.map(({ code, field, article, safeguard }) => ({ code, field, article, safeguard })),
        ).toEqual([{ code: wrong.code, field: wrong.field, article: wrong.article, safeguard: each.id }]);
        for (const { message } of problems) expect(message).toMatch(/[。；，]|请|不能|没有|应当/);
      },
    );
  });
});

describe('all 28 safeguards', () => {
  const proofs = [
    ...cases.flatMap(({ id, proved_by }) => [{ id, proved_by: proved_by ?? null }]),
    ...elsewhere.map(({ id, proved_by }) => ({ id, proved_by })),
  ];

  it('are here', () => {
    const wanted = Array.from({ length: 28 }, (_, at) => `T-${String(at + 1).padStart(2, '0')}`);
    expect([...new Set(proofs.map(({ id }) => id))].sort()).toEqual(wanted);
  });

  it.each(proofs.flatMap(({ id, proved_by }) => (proved_by === null ? [] : [[id, proved_by] as const])))(
    '%s is proved by a test that names it: %s',
    (id, file) => {
      const path = new URL(`../../${file}`, import.meta.url);
      expect(file).toMatch(/\.test\.tsx?$/);
      expect(existsSync(path)).toBe(true);
      expect(readFileSync(path, 'utf8')).toContain(id);
    },
  );
});
