import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { testSecrets } from '../../tests/support/staff.ts';
import { hashOf } from '../domain/audit-trail/canonical.ts';
import { type AuditEntry, type AuditFacts, emptyChain } from '../domain/audit-trail/entry.ts';
import type { Storage } from '../usecases/ports/stores.ts';
import { createStorage } from './create-storage.ts';
import type { Database } from './open-database.ts';

const secrets = testSecrets();

function facts(more: Partial<AuditFacts> = {}): AuditFacts {
  return {
    regionId: '990121',
    at: '2026-11-21T01:00:00.123Z',
    actor: 'account/a1',
    onBehalfOf: null,
    door: 'web',
    address: '192.0.2.7',
    agent: 'test',
    act: 'agency.change',
    subject: 'agency/1001',
    outcome: 'done',
    reason: '',
    beforeDigest: null,
    afterDigest: 'ab'.repeat(32),
    detail: { z: 1, a: '二', flag: true, none: null },
    ...more,
  };
}

eachDatabase((name, open) => {
  let database: Database;
  let storage: Storage;
  beforeAll(async () => {
    database = await open();
    storage = createStorage(database, secrets);
  });
  const add = (more: Partial<AuditFacts> = {}) =>
    storage.transaction((stores) => stores.audit.append(facts(more)));
  const all = (regionId: string) => storage.audit.after(regionId, 0, 1000);

  function expectChain(entries: readonly AuditEntry[]): void {
    let previous = emptyChain;
    entries.forEach((entry, at) => {
      expect(entry.entryId).toBe(at + 1);
      expect(entry.previous).toBe(previous);
      expect(hashOf(entry, secrets.sm3)).toBe(entry.hash);
      previous = entry.hash;
    });
  }

  describe('append', () => {
    it('numbers and chains the entries of each region, and gives back what it keeps', async () => {
      const first = await add({ regionId: '990101' });
      const second = await add({ regionId: '990101', subject: 'agency/1002', onBehalfOf: 'boss' });
      await add({ regionId: '990102' });
      const entries = await all('990101');
      expect(entries).toEqual([first, second]);
      expectChain(entries);
      expect(await storage.audit.head('990101')).toEqual({
        regionId: '990101',
        entryId: 2,
        hash: second.hash,
      });
      expect(await storage.audit.get('990101', 2)).toEqual(second);
      expect(await storage.audit.get('990102', 2)).toBeNull();
    });

    it('hashes what the database can hold: NUL, half pairs, offsets and odd keys survive the round trip', async () => {
      await add({
        regionId: '990103',
        agent: 'a\0b\ud800c',
        reason: '理由\0',
        at: '2026-11-21T09:00:00.5+08:00',
        detail: { '10': 1, '9': 2, 'k\0': '\udc00', big: 1e21, small: 1e-7, negative: -0, __proto__x: 'p' },
      });
      const entries = await all('990103');
      expectChain(entries);
      expect(entries[0]).toMatchObject({ at: '2026-11-21T01:00:00.500Z', agent: 'a\uFFFDb\uFFFDc' });
    });

    it('keeps 20 transactions at once in one chain, without gaps or forks', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, at) => add({ regionId: '990104', subject: `agency/${at}` })),
      );
      const entries = await all('990104');
      expect(new Set(entries.map(({ subject }) => subject)).size).toBe(20);
      expectChain(entries);
      expect((await storage.audit.head('990104')).hash).toBe(entries.at(-1)!.hash);
    });

    it('leaves no trace of a transaction that was rolled back', async () => {
      const first = await add({ regionId: '990105' });
      await expect(
        storage.transaction(async (stores) => {
          await stores.audit.append(facts({ regionId: '990105' }));
          throw new Error('crash');
        }),
      ).rejects.toThrow('crash');
      expect(await storage.audit.head('990105')).toMatchObject({ entryId: 1, hash: first.hash });
      await add({ regionId: '990105' });
      expectChain(await all('990105'));
      await storage
        .transaction(async (stores) => {
          await stores.audit.append(facts({ regionId: '990106' }));
          throw new Error('crash');
        })
        .catch(() => {});
      expect(await storage.audit.chains()).not.toContain('990106');
    });
  });

  describe('search', () => {
    beforeAll(async () => {
      for (let minute = 0; minute < 6; minute += 1) {
        await add({
          regionId: '990107',
          at: `2026-11-21T01:0${minute}:00.000Z`,
          actor: minute % 2 === 0 ? 'account/even' : 'account/odd',
          act: minute < 3 ? 'agency.change' : 'account.reveal',
          outcome: minute === 5 ? 'refused' : 'done',
          subject: `account/s${minute % 3}`,
        });
      }
    });
    const numbers = async (more: object) =>
      (await storage.audit.search({ regionId: '990107', limit: 10, ...more })).map(({ entryId }) => entryId);

    it.each([
      ['everything, the newest first', {}, [6, 5, 4, 3, 2, 1]],
      ['one person', { actors: ['account/odd'] }, [6, 4, 2]],
      ['several people', { actors: ['account/odd', 'account/even'] }, [6, 5, 4, 3, 2, 1]],
      ['a name that nobody has', { actors: [] }, []],
      ['an act', { act: 'account.reveal' }, [6, 5, 4]],
      ['a subject', { subject: 'account/s0' }, [4, 1]],
      ['an outcome', { outcome: 'refused' }, [6]],
      [
        'a period, half open',
        { from: '2026-11-21T01:01:00.000Z', until: '2026-11-21T01:03:00.000Z' },
        [3, 2],
      ],
      ['a page', { before: 5, limit: 2 }, [4, 3]],
      ['the oldest first', { after: 2, oldestFirst: true, limit: 3 }, [3, 4, 5]],
      ['several conditions', { actors: ['account/odd'], act: 'agency.change' }, [2]],
      ['another county', { regionId: '990199' }, []],
      ['a region with NUL in it', { regionId: '9901\0' }, []],
    ])('finds %s', async (_what, more, expected) => {
      expect(await numbers(more)).toEqual(expected);
    });

    it('says which entry stands at a place', async () => {
      expect(await storage.audit.numberAt({ regionId: '990107', actors: ['account/odd'] }, 2)).toBe(4);
      expect(await storage.audit.numberAt({ regionId: '990107' }, 7)).toBeNull();
    });

    it('knows every chain', async () => {
      const chains = await storage.audit.chains();
      expect(chains).toEqual([...chains].sort());
      expect(chains).toEqual(expect.arrayContaining(['990101', '990102', '990107']));
    });
  });

  it(`refuses to change, remove or empty the trail, to its owner as well (${name})`, async () => {
    await add({ regionId: '990108' });
    const before = await all('990108');
    for (const attempt of [
      sql`update audit_entry set reason = 'x' where region_id = '990108'`,
      sql`delete from audit_entry where region_id = '990108'`,
      sql`truncate audit_entry`,
    ]) {
      await expect(attempt.execute(database.kysely)).rejects.toMatchObject({ code: '23001' });
    }
    expect(await all('990108')).toEqual(before);
  });

  it('takes no number below one, no number twice, and no instant finer than what is hashed', async () => {
    await add({ regionId: '990109' });
    const copy = (changes: string) =>
      sql`insert into audit_entry select region_id, ${sql.raw(changes)}, actor, on_behalf_of, door, address, agent, act,
        subject, outcome, reason, before_digest, after_digest, detail, previous, hash
        from audit_entry where region_id = '990109' and entry_id = 1`.execute(database.kysely);
    await expect(copy('0, at')).rejects.toMatchObject({ code: '23514' });
    await expect(copy('1, at')).rejects.toMatchObject({ code: '23505' });
    await expect(copy(`2, at + interval '1 microsecond'`)).rejects.toMatchObject({ code: '23514' });
  });
});
