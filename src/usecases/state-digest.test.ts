import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sm3 } from '../secrets/digests.ts';
import { canonicalJson, stateDigest } from './state-digest.ts';

/** The same value with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

it('does not depend on the order of keys, at any depth', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(stateDigest(sm3, turned(value))).toBe(stateDigest(sm3, value));
    }),
  );
});

it('differs where the states differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const same = JSON.stringify(turnedTwice(one)) === JSON.stringify(turnedTwice(other));
      expect(canonicalJson(one) === canonicalJson(other)).toBe(same);
    }),
  );
});

/** Keys in order by another way than the code under test. */
function turnedTwice(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedTwice);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return keys
    .map((key) => [key, turnedTwice((value as Record<string, unknown>)[key])])
    .concat([['object', null]]);
}

it('keeps the order of lists, drops what is undefined, and has none for no state', () => {
  expect(stateDigest(sm3, [1, 2])).not.toBe(stateDigest(sm3, [2, 1]));
  expect(stateDigest(sm3, { a: 1, b: undefined })).toBe(stateDigest(sm3, { a: 1 }));
  expect(stateDigest(sm3, null)).toBeNull();
  expect(stateDigest(sm3, undefined)).toBeNull();
  expect(stateDigest(sm3, {})).toBe(sm3('{}'));
});
