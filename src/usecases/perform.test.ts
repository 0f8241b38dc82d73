import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../tests/support/staff.ts';
import { wholeInstallation } from '../domain/audit-trail/entry.ts';
import type { Caller } from '../domain/people/caller.ts';
import { done, refused } from '../domain/problems/problem.ts';
import type { Database } from '../storage/open-database.ts';
import { look, type Order, operate, perform, recordFailure } from './perform.ts';
import type { Stores } from './ports/stores.ts';
import type { StaffDeps } from './staff-deps.ts';

const desk = aStaff([{ role: 'county-desk', agencyId: null }]);
const clerk = aStaff([{ role: 'clerk', agencyId: '1001' }]);
const operator: Caller = { kind: 'operator', from: { door: 'command-line', address: 'op', agent: '' } };
const visitor: Caller = { kind: 'anyone', from: testOrigin };

const order: Order = {
  act: 'agency.change',
  subject: 'agency/1001',
  resource: { regionId: testRegion, agencyId: '1001' },
};

/** Something that a use case writes. */
const write = (stores: Stores) =>
  stores.ledger.append({
    regionId: testRegion,
    kind: 'agency-changed',
    subject: 'agency/1001',
    at: '2026-11-21T01:00:00.000Z',
    actor: 'account/tester',
    data: {},
  });

eachDatabase((_name, open) => {
  let database: Database | undefined;
  let deps: StaffDeps;
  const clock = testClock();

  beforeEach(async () => {
    await database?.close();
    database = await open();
    deps = testStaffDeps(database, clock);
    await addRegion(deps);
  });

  const entries = (regionId = testRegion) => deps.storage.audit.after(regionId, 0, 100);
  const written = async () => (await deps.storage.ledger.ofSubject(testRegion, 'agency/1001')).length;

  describe('perform', () => {
    it('does the act and records who, when, from where, on what, and why', async () => {
      clock.set('2026-11-21T02:03:04.005Z');
      const result = await perform(deps, desk, { ...order, reason: '三定方案' }, async (stores, at) => {
        expect(at).toBe('2026-11-21T02:03:04.005Z');
        await write(stores);
        return done({ value: 7, before: { a: 1 }, after: { a: 2 }, detail: { fields: 2 } });
      });
      expect(result).toEqual({ ok: true, value: 7 });
      expect(await written()).toBe(1);
      expect(await entries()).toEqual([
        {
          regionId: testRegion,
          entryId: 1,
          at: '2026-11-21T02:03:04.005Z',
          actor: 'account/tester',
          onBehalfOf: null,
          ...testOrigin,
          act: 'agency.change',
          subject: 'agency/1001',
          outcome: 'done',
          reason: '三定方案',
          beforeDigest: deps.secrets.sm3('{"a":1}'),
          afterDigest: deps.secrets.sm3('{"a":2}'),
          detail: { fields: 2 },
          previous: '0'.repeat(64),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]);
    });

    it('names the subject that is known only afterwards, and keeps no state in clear', async () => {
      await perform(deps, desk, order, async () =>
        done({ value: null, subject: 'agency/2000', after: { phone: '13800000000' } }),
      );
      const [entry] = await entries();
      expect(entry).toMatchObject({ subject: 'agency/2000', beforeDigest: null });
      expect(JSON.stringify(entry)).not.toContain('13800000000');
    });

    it('gives equal states equal digests and different ones different', async () => {
      const states = [
        { a: 1, b: { c: [1, 2] } },
        { b: { c: [1, 2] }, a: 1 },
        { a: 1, b: { c: [2, 1] } },
      ];
      for (const after of states) await perform(deps, desk, order, async () => done({ value: null, after }));
      const [one, same, other] = (await entries()).map(({ afterDigest }) => afterDigest);
      expect(one).toBe(same);
      expect(one).not.toBe(other);
    });

    it('undoes everything when there are problems, and records nothing as done', async () => {
      const result = await perform(deps, desk, order, async (stores) => {
        await write(stores);
        return refused({ code: 'stale', message: '已被修改' }, { code: 'field-invalid', message: 'x' });
      });
      expect(result).toEqual({
        ok: false,
        problems: [
          { code: 'stale', message: '已被修改' },
          { code: 'field-invalid', message: 'x' },
        ],
      });
      expect(await written()).toBe(0);
      expect(await entries()).toEqual([]);
    });

    it('undoes everything when it crashes', async () => {
      const crash = perform(deps, desk, order, async (stores) => {
        await write(stores);
        throw new Error('crash');
      });
      await expect(crash).rejects.toThrow('crash');
      expect(await written()).toBe(0);
      expect(await entries()).toEqual([]);
    });

    it('undoes the act when the entry cannot be written', async () => {
      const crash = perform(deps, desk, order, async (stores) => {
        await write(stores);
        return done({ value: null, detail: { wrong: 1n as unknown as number } });
      });
      await expect(crash).rejects.toThrow();
      expect(await written()).toBe(0);
      expect((await deps.storage.audit.head(testRegion)).entryId).toBe(0);
    });

    it('records whose role was used by delegation, and nobody where the own one is enough', async () => {
      const grants = [{ role: 'county-desk' as const, agencyId: null, onBehalfOf: 'boss' }];
      await perform(deps, { ...clerk, grants }, order, async () => done({ value: null }));
      const both = [...grants, ...desk.grants];
      await perform(deps, { ...clerk, grants: both }, order, async () => done({ value: null }));
      expect((await entries()).map(({ onBehalfOf }) => onBehalfOf)).toEqual(['boss', null]);
    });

    it('records a refusal, does nothing and says who may', async () => {
      let asked = false;
      const result = await perform(deps, clerk, order, async () => {
        asked = true;
        return done({ value: null });
      });
      expect(asked).toBe(false);
      expect(result).toMatchObject({ ok: false, problems: [{ code: 'forbidden' }] });
      expect(await entries()).toMatchObject([
        {
          act: 'agency.change',
          subject: 'agency/1001',
          outcome: 'refused',
          actor: 'account/tester',
          address: testOrigin.address,
          detail: { decision: 'refused' },
        },
      ]);
    });

    it('records an attempt on another county in the chain of who tried, and answers as if there were nothing', async () => {
      const resource = { regionId: otherRegion };
      const result = await perform(deps, desk, { ...order, resource }, async () => done({ value: null }));
      expect(result).toMatchObject({ problems: [{ code: 'not-found' }] });
      expect(await entries()).toMatchObject([{ outcome: 'refused', detail: { decision: 'hidden' } }]);
      expect(await entries(otherRegion)).toEqual([]);
    });

    it('records nothing about whoever is shown the way to sign in', async () => {
      for (const caller of [visitor, { ...desk, standing: 'partial' } as const]) {
        const result = await perform(deps, caller, order, async () => done({ value: null }));
        expect(result.ok).toBe(false);
      }
      expect(await entries()).toEqual([]);
      expect(await entries(wholeInstallation)).toEqual([]);
    });

    it('records what concerns no county in the chain of the installation', async () => {
      const whole: Order = { act: 'data.grant', subject: 'data', resource: { regionId: null } };
      await perform(deps, operator, whole, async () => done({ value: null }));
      expect(await entries(wholeInstallation)).toMatchObject([{ actor: 'operator', door: 'command-line' }]);
    });
  });

  describe('look', () => {
    it('leaves no entry, but a refusal does', async () => {
      const reading: Order = { ...order, act: 'agency.read' };
      expect(await look(deps, desk, reading, async () => done(1))).toEqual({ ok: true, value: 1 });
      expect(await entries()).toEqual([]);
      await look(deps, aStaff([{ role: 'audit-administrator', agencyId: null }]), reading, async () =>
        done(1),
      );
      expect(await entries()).toMatchObject([{ act: 'agency.read', outcome: 'refused' }]);
    });
  });

  describe('operate', () => {
    const grant: Order = { act: 'data.grant', subject: 'data', resource: { regionId: testRegion } };

    it('records what was done outside a transaction, and nothing when it failed', async () => {
      await operate(deps, operator, grant, async () => refused({ code: 'x', message: 'x' }));
      expect(await entries()).toEqual([]);
      await operate(deps, operator, grant, async () =>
        done({ value: 1, subject: 'data/x', detail: { n: 1 } }),
      );
      expect(await entries()).toMatchObject([{ subject: 'data/x', outcome: 'done', detail: { n: 1 } }]);
    });

    it('asks the table first', async () => {
      let asked = false;
      const result = await operate(deps, desk, grant, async () => {
        asked = true;
        return done({ value: 1 });
      });
      expect([asked, result.ok]).toEqual([false, false]);
      expect(await entries()).toMatchObject([{ act: 'data.grant', outcome: 'refused' }]);
    });
  });

  it('records what was tried and did not succeed', async () => {
    const signIn: Order = { act: 'sign-in', subject: 'account/x', resource: { regionId: testRegion } };
    await recordFailure(deps, visitor, signIn, { why: 'password' });
    expect(await entries()).toMatchObject([
      { act: 'sign-in', actor: 'anyone', outcome: 'failed', detail: { why: 'password' } },
    ]);
  });
});
