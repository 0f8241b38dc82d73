import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sm3 } from '../../secrets/digests.ts';
import { hashOf } from './canonical.ts';
import { type AuditEntry, type ChainHead, emptyChain } from './entry.ts';
import { type ChainVerdict, chainVerifier, type Expectation } from './verify.ts';

const regionId = '990121';

function chain(length: number, seed = 'x'): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let entryId = 1; entryId <= length; entryId += 1) {
    entries.push(link(plain(entryId, seed), entries.at(-1)?.hash ?? emptyChain));
  }
  return entries;
}

function plain(entryId: number, seed: string): Omit<AuditEntry, 'previous' | 'hash'> {
  return {
    regionId,
    entryId,
    at: new Date(Date.UTC(2026, 10, 21) + entryId * 1000).toISOString(),
    actor: `account/${entryId % 3}`,
    onBehalfOf: entryId % 4 === 0 ? 'boss' : null,
    door: 'web',
    address: '192.0.2.7',
    agent: 'test',
    act: 'agency.change',
    subject: `agency/${seed}${entryId}`,
    outcome: 'done',
    reason: '',
    beforeDigest: null,
    afterDigest: 'ab'.repeat(32),
    detail: { n: entryId, word: seed },
  };
}

function link(entry: Omit<AuditEntry, 'previous' | 'hash'>, previous: string): AuditEntry {
  return { ...entry, previous, hash: hashOf({ ...entry, previous }, sm3) };
}

/** The chain hashed anew from this position on, as somebody with the database would do it. */
function rebuilt(entries: readonly AuditEntry[], from: number): AuditEntry[] {
  const again = entries.slice(0, from);
  for (const entry of entries.slice(from)) again.push(link(entry, again.at(-1)?.hash ?? emptyChain));
  return again;
}

const headOf = (entries: readonly AuditEntry[]): ChainHead => ({
  regionId,
  entryId: entries.at(-1)?.entryId ?? 0,
  hash: entries.at(-1)?.hash ?? emptyChain,
});

function verdictOn(
  entries: readonly AuditEntry[],
  head: ChainHead | null,
  more: Expectation = {},
): ChainVerdict {
  const verifier = chainVerifier(regionId, sm3, more);
  for (const entry of entries) verifier.take(entry);
  return verifier.finish(head);
}

const found = (verdict: ChainVerdict) =>
  verdict.breaks.map(({ kind, entryId, until }) => [kind, entryId, until]);

/** Another value for every field of an entry. */
const otherValues: Readonly<Record<keyof Omit<AuditEntry, 'entryId'>, unknown>> = {
  regionId: '990122',
  at: '2020-01-01T00:00:00.000Z',
  actor: 'account/other',
  onBehalfOf: 'somebody',
  door: 'job',
  address: '192.0.2.8',
  agent: 'other',
  act: 'agency.register',
  subject: 'agency/other',
  outcome: 'refused',
  reason: 'other',
  beforeDigest: 'cd'.repeat(32),
  afterDigest: null,
  detail: { n: 0 },
  previous: 'ef'.repeat(32),
  hash: '12'.repeat(32),
};

describe('a chain as it was written', () => {
  it.each([0, 1, 2, 50])('of %i entries is whole', (length) => {
    const entries = chain(length);
    const verdict = verdictOn(entries, headOf(entries), { kept: [headOf(entries)] });
    expect(verdict).toEqual({
      regionId,
      entries: length,
      breaks: [],
      broken: 0,
      end: headOf(entries),
      kept: 1,
    });
  });

  it('is whole from any entry on, and against every head that it ever had', () => {
    const entries = chain(12);
    for (let at = 0; at <= 12; at += 1) {
      const start = headOf(entries.slice(0, at));
      expect(verdictOn(entries.slice(at), headOf(entries), { start, kept: [start] }).broken).toBe(0);
      expect(verdictOn(entries, headOf(entries), { kept: [start] }).broken).toBe(0);
    }
  });

  it('may be a selection, of which only each entry can be verified', () => {
    const some = chain(12).filter(({ entryId }) => entryId % 3 === 0);
    expect(verdictOn(some, null, { selection: true }).broken).toBe(0);
    const changed = some.with(1, { ...some[1]!, reason: 'x' });
    expect(found(verdictOn(changed, null, { selection: true }))).toEqual([['changed', 6, 6]]);
  });
});

describe('any single change is found and located', () => {
  const lengths = fc.integer({ min: 2, max: 25 });
  const position = fc.nat({ max: 1_000_000 });
  /** Runs the property for random chains and positions; `at` counts from 0. */
  const anywhere = (check: (entries: AuditEntry[], at: number, other: number) => void) =>
    fc.assert(
      fc.property(lengths, position, position, (length, one, two) => {
        const at = one % length;
        check(chain(length), at, (at + 1 + (two % (length - 1))) % length);
      }),
      { numRuns: 60 },
    );

  it.each(Object.keys(otherValues) as (keyof typeof otherValues)[])('the field %s', (field) => {
    anywhere((entries, at) => {
      const value = entries[at]![field] === otherValues[field] ? null : otherValues[field];
      const tampered = entries.with(at, { ...entries[at]!, [field]: value } as AuditEntry);
      const verdict = verdictOn(tampered, headOf(entries));
      expect(found(verdict)).toEqual([['changed', at + 1, at + 1]]);
      expect(verdict.breaks[0]).toMatchObject({
        before: at === 0 ? null : at,
        next: at + 1 === entries.length ? null : at + 2,
      });
    });
  });

  it('one more member, one less, another value in detail', () => {
    anywhere((entries, at) => {
      for (const detail of [{ ...entries[at]!.detail, more: 1 }, { n: at + 1 }, { n: '1', word: 'x' }]) {
        const tampered = entries.with(at, { ...entries[at]!, detail });
        expect(found(verdictOn(tampered, headOf(entries)))).toEqual([['changed', at + 1, at + 1]]);
      }
    });
  });

  it('a changed entry that was hashed anew no longer leads to the next one', () => {
    anywhere((entries, at) => {
      const { previous } = entries[at]!;
      const tampered = entries.with(at, link({ ...entries[at]!, reason: 'x' }, previous));
      const expected = at + 1 === entries.length ? ['head-differs', at + 1] : ['unlinked', at + 2];
      expect(found(verdictOn(tampered, headOf(entries)))).toEqual([[...expected, expected[1]]]);
    });
  });

  it('entries that were removed', () => {
    anywhere((entries, at, other) => {
      const [from, until] = at < other ? [at, other] : [other, at];
      const left = entries.toSpliced(from, until - from + 1);
      const kind = until + 1 === entries.length ? 'cut-off' : 'removed';
      expect(found(verdictOn(left, headOf(entries)))).toEqual([[kind, from + 1, until + 1]]);
    });
  });

  it('an entry that was removed, and the later ones renumbered', () => {
    anywhere((entries, at) => {
      const left = entries.toSpliced(at, 1).map((entry, index) => ({ ...entry, entryId: index + 1 }));
      const kind = at + 1 === entries.length ? 'cut-off' : 'changed';
      expect(found(verdictOn(left, headOf(entries)))[0]).toEqual([kind, at + 1, at + 1]);
    });
  });

  it('an entry that was inserted, and the later ones renumbered', () => {
    anywhere((entries, at) => {
      const own = link(plain(at + 1, 'forged'), entries[at - 1]?.hash ?? emptyChain);
      const longer = entries.toSpliced(at, 0, own).map((entry, index) => ({ ...entry, entryId: index + 1 }));
      expect(found(verdictOn(longer, headOf(entries)))[0]).toEqual(['changed', at + 2, at + 2]);
    });
  });

  it('a number for the second time, and one below 1', () => {
    anywhere((entries, at) => {
      const twice = entries.toSpliced(at + 1, 0, link(plain(at + 1, 'forged'), entries[at]!.previous));
      expect(found(verdictOn(twice, headOf(entries)))).toEqual([['inserted', at + 1, at + 1]]);
      const zero = [link(plain(0, 'forged'), emptyChain), ...entries];
      expect(found(verdictOn(zero, headOf(entries)))).toEqual([['inserted', 0, 0]]);
    });
  });

  it('two entries that changed places, and two that changed their contents', () => {
    anywhere((entries, at, other) => {
      const [from, until] = at < other ? [at, other] : [other, at];
      const swapped = entries.with(from, entries[until]!).with(until, entries[from]!);
      const kinds = found(verdictOn(swapped, headOf(entries)));
      expect(kinds[0]).toEqual(['removed', from + 1, until]);
      expect(kinds).toContainEqual(['moved', from + 1, from + 1]);
      const contents = entries
        .with(from, { ...entries[until]!, entryId: from + 1 })
        .with(until, { ...entries[from]!, entryId: until + 1 });
      const breaks = found(verdictOn(contents, headOf(entries)));
      expect(breaks).toContainEqual(['changed', from + 1, from + 1]);
      expect(breaks).toContainEqual(['changed', until + 1, until + 1]);
    });
  });

  it('an end that was cut off or added, by the head in the database', () => {
    anywhere((entries, at) => {
      const cut = entries.slice(0, at);
      expect(found(verdictOn(cut, headOf(entries)))).toEqual([['cut-off', at + 1, entries.length]]);
      expect(found(verdictOn(entries, headOf(cut)))).toEqual([['beyond-head', at + 1, entries.length]]);
    });
  });

  it('an end that was cut off together with the head, by a head that was kept', () => {
    anywhere((entries, at) => {
      const cut = entries.slice(0, at);
      expect(verdictOn(cut, headOf(cut)).broken).toBe(0);
      expect(found(verdictOn(cut, headOf(cut), { kept: [headOf(entries)] }))).toEqual([
        ['cut-off', at + 1, entries.length],
      ]);
    });
  });

  it('a chain that was rebuilt, by a head that was kept', () => {
    anywhere((entries, at) => {
      const forged = rebuilt(entries.with(at, { ...entries[at]!, reason: 'x' }), at);
      expect(verdictOn(forged, headOf(forged)).broken).toBe(0);
      for (const [index, { entryId }] of entries.entries()) {
        const kept = [headOf(entries.slice(0, index + 1))];
        expect(found(verdictOn(forged, headOf(forged), { kept }))).toEqual(
          index < at ? [] : [['kept-head-differs', entryId, entryId]],
        );
      }
    });
  });
});

it('goes on after a break and finds the next one, and lists no more than a page', () => {
  const entries = chain(300);
  const two = entries
    .with(9, { ...entries[9]!, reason: 'x' })
    .with(20, { ...entries[20]!, agent: 'y' })
    .toSpliced(30, 2);
  expect(found(verdictOn(two, headOf(entries)))).toEqual([
    ['changed', 10, 10],
    ['changed', 21, 21],
    ['removed', 31, 32],
  ]);
  const all = verdictOn(
    entries.map((entry) => ({ ...entry, reason: 'x' })),
    headOf(entries),
  );
  expect(all.broken).toBe(300);
  expect(all.breaks).toHaveLength(100);
});

it('says nothing about the heads of other counties', () => {
  const entries = chain(3);
  const other = { regionId: '990122', entryId: 2, hash: 'f'.repeat(64) };
  expect(verdictOn(entries, headOf(entries), { kept: [other] })).toMatchObject({ broken: 0, kept: 0 });
});
