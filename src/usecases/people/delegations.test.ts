import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addPerson, signedInAs } from '../../../tests/support/people.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { type TestClock, testRegion } from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endDelegation } from './end-delegation.ts';
import { listDelegations } from './list-delegations.ts';
import { makeDelegation } from './make-delegation.ts';
import { rolesNow } from './roles-now.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;

  beforeEach(async () => {
    ({ deps, clock } = await peopleCounty(open));
  });

  describe('delegating', () => {
    const days = { from: '2026-11-21', until: '2026-11-30', reason: '出差' };
    const lend = async (by: string, grantId: string, toAccountId: string, more: object = {}) =>
      makeDelegation(deps, await signedInAs(deps, by), testRegion, {
        grantId,
        toAccountId,
        ...days,
        ...more,
      });

    it('is for one’s own roles, or for those of an absent colleague whose office one heads', async () => {
      expect(code(await lend('lin', 'lin-1', 'chen'))).toBe('done');
      expect(code(await lend('head', 'zhou-1', 'chen'))).toBe('done');
      expect(code(await lend('desk', 'chen-1', 'lin'))).toBe('done');
      expect(code(await lend('head', 'chen-1', 'zhou'))).toBe('forbidden');
      expect(code(await lend('zhou', 'lin-1', 'chen'))).toBe('forbidden');
      expect(code(await lend('system', 'lin-1', 'chen'))).toBe('forbidden');
      // Whoever arranges nothing learns not even that there is no such role.
      expect(code(await lend('lin', 'none', 'chen'))).toBe('forbidden');
      expect(code(await lend('desk', 'none', 'chen'))).toBe('not-found');
      expect(field(await lend('desk', 'lin-1', 'desk'))).toBe('toAccountId');
    });

    it('says in whose name something is done', async () => {
      await lend('head', 'zhou-1', 'chen');
      const chen = await signedInAs(deps, 'chen');
      expect(chen.grants).toContainEqual({ role: 'clerk', agencyId: '1001', onBehalfOf: 'zhou' });
    });

    it('cannot be passed on by whoever received it', async () => {
      await lend('lin', 'lin-1', 'chen');
      expect(code(await lend('chen', 'lin-1', 'zhou'))).toBe('forbidden');
    });

    it('is from today on, for 92 days at most', async () => {
      expect(field(await lend('lin', 'lin-1', 'chen', { from: '2026-11-20' }))).toBe('from');
      expect(field(await lend('lin', 'lin-1', 'chen', { until: '2026-11-20' }))).toBe('until');
      expect(field(await lend('lin', 'lin-1', 'chen', { until: '2026-02-30' }))).toBe('until');
      expect(field(await lend('lin', 'lin-1', 'chen', { until: '2027-02-21' }))).toBe('until');
      expect(field(await lend('lin', 'lin-1', 'chen', { reason: ' ' }))).toBe('reason');
      expect(code(await lend('lin', 'lin-1', 'chen', { until: '2027-02-20' }))).toBe('done');
    });

    it('never overlaps with the same to the same person; one after the other is fine', async () => {
      expect(code(await lend('lin', 'lin-1', 'chen'))).toBe('done');
      expect(field(await lend('lin', 'lin-1', 'chen', { from: '2026-11-30', until: '2026-12-02' }))).toBe(
        'from',
      );
      expect(code(await lend('lin', 'lin-1', 'chen', { from: '2026-12-01', until: '2026-12-02' }))).toBe(
        'done',
      );
      expect(code(await lend('lin', 'lin-1', 'head'))).toBe('done');
    });

    it('is not to oneself, to administrators, to people who cannot sign in or who hold the role anyway', async () => {
      await addPerson(deps, { accountId: 'fresh', active: false });
      for (const to of ['lin', 'audit', 'fresh', 'nobody', 'zhou']) {
        expect(field(await lend('lin', 'lin-1', to))).toBe('toAccountId');
      }
    });

    it('is never of an administrator’s role', async () => {
      await addPerson(deps, { accountId: 'fresh' });
      expect(code(await lend('audit', 'audit-1', 'fresh'))).toBe('not-allowed');
    });

    it('ends by either side or by whoever arranges, once', async () => {
      const ids: string[] = [];
      for (const to of ['chen', 'head', 'desk']) {
        const made = await lend('lin', 'lin-1', to);
        if (made.ok) ids.push(made.value);
      }
      const end = async (by: string, id: string) =>
        endDelegation(deps, await signedInAs(deps, by), testRegion, id);
      expect(code(await end('zhou', ids[0]!))).toBe('forbidden');
      expect(code(await end('chen', ids[0]!))).toBe('done');
      expect(code(await end('lin', ids[1]!))).toBe('done');
      expect(code(await end('security', ids[2]!))).toBe('done');
      expect(code(await end('lin', ids[2]!))).toBe('stale');
      expect(code(await end('desk', 'none'))).toBe('not-found');
      expect(await rolesNow(deps.storage, testRegion, 'chen', clock().toISOString())).toHaveLength(1);
    });

    it('tells both sides, except whoever did it', async () => {
      const notices = async (id: string) =>
        (await deps.storage.notifications.notices(testRegion, id, 9)).map(({ kind }) => kind).sort();
      const made = await lend('head', 'zhou-1', 'chen');
      expect([await notices('zhou'), await notices('chen'), await notices('head')]).toEqual([
        ['delegation-made'],
        ['delegation-made'],
        [],
      ]);
      await endDelegation(deps, await signedInAs(deps, 'chen'), testRegion, made.ok ? made.value : '');
      expect(await notices('zhou')).toEqual(['delegation-ended', 'delegation-made']);
      expect(await notices('chen')).toEqual(['delegation-made']);
    });

    it('is listed to those whom it concerns', async () => {
      await lend('lin', 'lin-1', 'chen');
      const list = async (who: string) => {
        const listed = await listDelegations(deps, await signedInAs(deps, who));
        if (!listed.ok) throw new Error(listed.problems[0].message);
        const { given, received, others, delegable } = listed.value;
        return [given.length, received.length, others.length, delegable.length];
      };
      expect(await list('lin')).toEqual([1, 0, 0, 1]);
      expect(await list('chen')).toEqual([0, 1, 0, 1]);
      expect(await list('head')).toEqual([0, 0, 1, 3]);
      expect(await list('desk')).toEqual([0, 0, 1, 5]);
      expect(await list('security')).toEqual([0, 0, 1, 0]);
      expect(await list('zhou')).toEqual([0, 0, 0, 1]);
      expect(await list('audit')).toEqual([0, 0, 0, 0]);
    });
  });
});
