import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sm3 } from '../../secrets/digests.ts';
import { canonicalEntry, hashOf } from './canonical.ts';
import { type AuditEntry, emptyChain } from './entry.ts';

const entry: Omit<AuditEntry, 'hash'> = {
  regionId: '990121',
  entryId: 7,
  at: '2026-11-21T01:00:00.123Z',
  actor: 'account/a',
  onBehalfOf: null,
  door: 'web',
  address: '192.0.2.7',
  agent: 'test',
  act: 'agency.change',
  subject: 'agency/1001',
  outcome: 'done',
  reason: '理由',
  beforeDigest: null,
  afterDigest: null,
  detail: { b: 1, a: 'x' },
  previous: emptyChain,
};

it('keeps its form for ever: entries of old must still verify', () => {
  expect(canonicalEntry(entry)).toBe(
    `[1,"${emptyChain}","990121",7,"2026-11-21T01:00:00.123Z","account/a",null,"web","192.0.2.7","test",` +
      '"agency.change","agency/1001","done","理由",null,null,[["a","x"],["b",1]]]',
  );
  expect(hashOf(entry, sm3)).toBe(sm3(canonicalEntry(entry)));
});

it('does not depend on the order in which fields and details came', () => {
  const turned = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
  expect(canonicalEntry({ ...turned, detail: { a: 'x', b: 1 } })).toBe(canonicalEntry(entry));
});

it('lets no text of one field pass for another field', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const same = a === c && b === d;
      const one = canonicalEntry({ ...entry, subject: a, reason: b });
      expect(canonicalEntry({ ...entry, subject: c, reason: d }) === one).toBe(same);
      const detail = canonicalEntry({ ...entry, detail: { [a]: b } });
      expect(canonicalEntry({ ...entry, detail: { [c]: d } }) === detail).toBe(same);
    }),
  );
  expect(canonicalEntry({ ...entry, onBehalfOf: '' })).not.toBe(canonicalEntry(entry));
  expect(canonicalEntry({ ...entry, detail: { b: '1', a: 'x' } })).not.toBe(canonicalEntry(entry));
});
