import { describe, expect, it } from 'vitest';
import { evaluateIdentity } from './evaluate-identity.ts';
import type { Identity, IdentityOperator, Term } from './format.ts';

const term = (key: string, sign: 1 | -1 = 1): Term => ({ sign, from: 'this', key, constant: 0 });
const zero: Term = { sign: 1, from: 'constant', key: '', constant: 0 };
const identity = (
  left: readonly Term[],
  operator: IdentityOperator,
  right: readonly Term[],
  blankRightIsZero = false,
): Identity => ({
  id: 'X',
  about: {},
  formats: ['G2'],
  scope: 'report',
  kind: 'table_identity',
  severity: 'error',
  levels: [],
  left,
  operator,
  right,
  message: '',
  blankRightIsZero,
});
const result = (rule: Identity, cells: Readonly<Record<string, number | null>>): string =>
  evaluateIdentity(rule, (key) => cells[key]).result;

describe('evaluateIdentity', () => {
  const sum = identity([term('a'), term('b')], '==', [term('c')]);

  it.each([
    [{ a: 1, b: 2, c: 3 }, 'holds'],
    [{ a: 1, b: 2, c: 4 }, 'fails'],
    [{ a: 1, b: null, c: 1 }, 'holds'],
    [{ a: null, b: null, c: 3 }, 'not-assessable'],
    [{ a: 1, b: 2, c: null }, 'not-assessable'],
    [{ a: 1, c: 1 }, 'not-assessable'],
  ] as const)('a + b = c with %j: %s', (cells, expected) => {
    expect(result(sum, cells)).toBe(expected);
  });

  it('subtracts, compares and knows constants', () => {
    expect(result(identity([term('a'), term('b', -1)], '>=', [zero]), { a: 5, b: 7 })).toBe('fails');
    expect(result(identity([term('a')], '<=', [term('b')]), { a: 5, b: 7 })).toBe('holds');
    expect(result(identity([term('a')], 'implies_positive', [term('b')]), { a: 5, b: 0 })).toBe('fails');
    expect(result(identity([term('a')], 'implies_positive', [term('b')]), { a: 0, b: 0 })).toBe('holds');
    expect(result(identity([term('a')], 'differs', [term('b')]), { a: 52, b: 52 })).toBe('fails');
    expect(result(identity([term('a')], 'differs', [term('b')]), { a: 0, b: 0 })).toBe('holds');
    expect(result(identity([term('a'), term('b')], 'some_positive', []), { a: 0, b: 0 })).toBe('fails');
    expect(result(identity([term('a'), term('b')], 'some_positive', []), { a: 0, b: -3 })).toBe('holds');
  });

  it('takes a blank right side for zero only where the rule says so', () => {
    expect(result(identity([term('a')], '<=', [term('b')]), { a: 1, b: null })).toBe('not-assessable');
    expect(result(identity([term('a')], '<=', [term('b')], true), { a: 1, b: null })).toBe('fails');
  });

  it('adds printed decimals without binary noise', () => {
    expect(result(sum, { a: 0.1, b: 0.2, c: 0.3 })).toBe('holds');
  });
});
