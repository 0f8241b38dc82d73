import { describe, expect, it } from 'vitest';
import { answerKindsOn } from '../../src/domain/answers/answer-kinds-on.ts';
import { cellOf } from '../../src/domain/answers/cell-of.ts';
import { combineItems, type PrincipalOutcome } from '../../src/domain/answers/combine-items.ts';
import { testRequestRules } from '../support/staff.ts';
import { readExamples } from './read-examples.ts';

interface AnswerExamples {
  readonly cells: readonly {
    readonly kind: string;
    readonly ground?: string;
    readonly why?: string;
    readonly G1?: string;
    readonly G2?: string;
    readonly G3?: string;
  }[];
  readonly items: readonly {
    readonly why: string;
    readonly items: readonly string[];
    readonly principal?: string;
    readonly choices?: readonly string[];
  }[];
}

const rules = testRequestRules();
const examples = readExamples<AnswerExamples>('answers');

/** `partial/state-secret+process-info` */
function outcome(text: string): PrincipalOutcome {
  const [answer, grounds] = text.split('/') as [string, string | undefined];
  return { answer, grounds: grounds?.split('+') ?? [] };
}

describe('worked answers', () => {
  it.each(examples.cells.map((each) => [`${each.kind} ${each.ground ?? ''}`, each] as const))(
    '%s',
    (_, each) => {
      const ground = each.ground ?? null;
      const cells = ['G1', 'G2', 'G3'].map((format) => cellOf(rules, each.kind, ground, format));
      expect(cells, each.why).toEqual([each.G1 ?? null, each.G2 ?? null, each.G3 ?? null]);
    },
  );

  it.each(examples.items.map((each) => [each.items.join(' and '), each] as const))('%s', (_, each) => {
    const combined = combineItems(rules, each.items.map(outcome), { day: '2026-03-02', law: 'REG2019' });
    if (each.principal !== undefined) expect(combined.principal, each.why).toEqual(outcome(each.principal));
    else {
      expect(combined.principal, each.why).toBeNull();
      expect(combined.choices).toEqual((each.choices ?? []).map(outcome));
    }
  });
});

describe('kinds of answers by law and day', () => {
  const ids = (day: string, law: string) => answerKindsOn(rules, { day, law }).map(({ id }) => id);

  it('a request of the last day of the old law is answered by it, after the change as well', () => {
    expect(ids('2019-06-04', 'REG2008')).toContain('granted-2008');
    expect(ids('2019-06-04', 'REG2008')).not.toContain('granted');
    expect(ids('2019-06-04', 'REG2019')).not.toContain('granted-2008');
  });

  it('nothing was unpaid before there was a fee', () => {
    expect(ids('2020-12-31', 'REG2019')).not.toContain('unpaid');
    expect(ids('2021-01-01', 'REG2019')).toContain('unpaid');
  });

  it('the catalogue is complete and in order', () => {
    const documents = answerKindsOn(rules, { day: '2026-03-02', law: 'REG2019' }).map(
      ({ document }) => document,
    );
    expect([...new Set(documents)]).toEqual(
      [
        '10',
        '11',
        '12',
        '13',
        '14',
        '15',
        '16',
        '17',
        '18',
        '19',
        '20',
        '21',
        '22',
        '23',
        '25',
        '26',
        '27',
      ].map((number) => `D-${number}`),
    );
    expect(documents).toEqual([...documents].sort());
    const corrections = answerKindsOn(rules, { day: '2026-03-02', law: 'REG2019' }, 'correction');
    expect(corrections.map(({ document }) => document)).toEqual(['D-28', 'D-28', 'D-28']);
  });
});
