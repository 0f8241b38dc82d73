/** Working out one identity of a form on the cells of one report. */
import type { Identity, Term } from './format.ts';

/** How an identity came out. `left` and `right` are the sums of both sides; the lists hold each term's value. */
export interface IdentityOutcome {
  readonly identity: Identity;
  readonly result: 'holds' | 'fails' | 'not-assessable';
  readonly left: number;
  readonly right: number;
  readonly leftValues: readonly (number | null)[];
  readonly rightValues: readonly (number | null)[];
}

/** Looks a cell up: a number, null when blank, undefined when it was never printed. */
export type CellLookup = (key: string, from: Term['from']) => number | null | undefined;

/**
 * Evaluates an identity. A blank addend counts as zero when its side has at least one number; an identity whose
 * side is blank as a whole, or consists of one blank cell, is not assessable (unless the rule says that a blank
 * right side counts as zero).
 */
export function evaluateIdentity(identity: Identity, lookup: CellLookup): IdentityOutcome {
  const left = sumOf(identity.left, lookup);
  const right = sumOf(identity.right, lookup);
  const rightKnown =
    right.known || identity.right.length === 0 || (identity.blankRightIsZero && !right.unprinted);
  const assessable = left.known && rightKnown && !left.unprinted && !right.unprinted;
  const holds =
    identity.operator === 'some_positive'
      ? left.values.some((value) => value !== 0)
      : compare(left.sum, identity.operator, right.sum);
  return {
    identity,
    result: assessable ? (holds ? 'holds' : 'fails') : 'not-assessable',
    left: left.sum,
    right: right.sum,
    leftValues: left.values,
    rightValues: right.values,
  };
}

interface Side {
  readonly sum: number;
  readonly known: boolean;
  readonly unprinted: boolean;
  readonly values: readonly (number | null)[];
}

function sumOf(terms: readonly Term[], lookup: CellLookup): Side {
  const values: (number | null)[] = [];
  let sum = 0;
  let known = false;
  let unprinted = false;
  for (const term of terms) {
    const value = term.from === 'constant' ? term.constant : lookup(term.key, term.from);
    if (value === undefined) unprinted = true;
    values.push(value ?? null);
    if (value === undefined || value === null) continue;
    known = true;
    sum += term.sign * value;
  }
  return { sum: roundToCents(sum), known, unprinted, values };
}

/** Sums of printed decimals carry at most four places; more is binary noise. */
function roundToCents(sum: number): number {
  return Number.isInteger(sum) ? sum : Math.round(sum * 10_000) / 10_000;
}

function compare(left: number, operator: Identity['operator'], right: number): boolean {
  if (operator === '==') return left === right;
  if (operator === '<=') return left <= right;
  if (operator === '>=') return left >= right;
  if (operator === 'differs') return left <= 0 || left !== right;
  return left <= 0 || right > 0;
}
