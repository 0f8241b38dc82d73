import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addPerson, signedInAs } from '../../../tests/support/people.ts';
import { aTask, code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { type TestClock, testRegion } from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { disableAccount } from './disable-account.ts';
import { grantRole } from './grant-role.ts';
import { makeDelegation } from './make-delegation.ts';
import { revokeRole } from './revoke-role.ts';
import { rolesNow } from './roles-now.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;

  beforeEach(async () => {
    ({ deps, clock } = await peopleCounty(open));
  });

  describe('granting a role', () => {
    const grant = async (who: string, role: string, agencyId: string, by = 'security') =>
      grantRole(deps, await signedInAs(deps, by), testRegion, who, { role, agencyId });

    it('lets a person hold roles in several agencies', async () => {
      clock.forward(1);
      expect(code(await grant('lin', 'reviewer', '1002'))).toBe('done');
      expect(await rolesNow(deps.storage, testRegion, 'lin', clock().toISOString())).toEqual([
        { role: 'clerk', agencyId: '1001', onBehalfOf: null },
        { role: 'reviewer', agencyId: '1002', onBehalfOf: null },
      ]);
    });

    it('asks for an agency that exists where the role is an agency’s, and for none where it is the county’s', async () => {
      expect(field(await grant('lin', 'reviewer', ''))).toBe('agencyId');
      expect(field(await grant('lin', 'reviewer', '1003'))).toBe('agencyId');
      expect(field(await grant('lin', 'reviewer', '9999'))).toBe('agencyId');
      expect(field(await grant('lin', 'inspector', '1001'))).toBe('agencyId');
      expect(field(await grant('lin', 'king', ''))).toBe('role');
      expect(field(await grant('lin', 'clerk', '1001'))).toBe('role');
    });

    it('keeps the three administrators apart from everything else and from each other', async () => {
      for (const role of ['system-administrator', 'audit-administrator']) {
        expect(code(await grant('lin', role, ''))).toBe('separated');
        await addPerson(deps, { accountId: `fresh-${role}` });
        expect(code(await grant(`fresh-${role}`, role, ''))).toBe('done');
      }
      expect(code(await grant('audit', 'clerk', '1001'))).toBe('separated');
      expect(code(await grant('audit', 'system-administrator', ''))).toBe('separated');
    });

    it('counts a role that runs by delegation, or will', async () => {
      await addPerson(deps, { accountId: 'fresh' });
      await makeDelegation(deps, await signedInAs(deps, 'lin'), testRegion, {
        grantId: 'lin-1',
        toAccountId: 'fresh',
        from: '2026-12-10',
        until: '2026-12-11',
        reason: '培训',
      });
      expect(code(await grant('fresh', 'audit-administrator', ''))).toBe('separated');
      clock.set('2026-12-11T16:00:00Z');
      expect(code(await grant('fresh', 'audit-administrator', ''))).toBe('done');
    });

    it('is never to oneself, not to the disabled, and for security administrators only', async () => {
      expect(code(await grant('security', 'security-administrator', ''))).toBe('not-allowed');
      await disableAccount(deps, await signedInAs(deps, 'system'), testRegion, 'chen', '');
      expect(code(await grant('chen', 'reviewer', '1002'))).toBe('not-allowed');
      for (const by of ['system', 'audit', 'desk', 'head']) {
        expect(code(await grant('lin', 'reviewer', '1001', by))).toBe('forbidden');
      }
      expect(code(await grant('nobody', 'reviewer', '1001'))).toBe('not-found');
    });

    it('is given once when it is asked for twice at the same moment', async () => {
      const both = await Promise.all([grant('lin', 'reviewer', '1002'), grant('lin', 'reviewer', '1002')]);
      expect(both.map(code).sort()).toEqual(['done', 'field-invalid']);
    });
  });

  describe('revoking a role', () => {
    const revoke = async (who: string, grantId: string) =>
      revokeRole(deps, await signedInAs(deps, 'security'), testRegion, who, grantId);

    it('ends what was delegated of it and gives open work back to the agency', async () => {
      await deps.storage.tasks.put(aTask('1'));
      await makeDelegation(deps, await signedInAs(deps, 'lin'), testRegion, {
        grantId: 'lin-1',
        toAccountId: 'chen',
        from: '2026-11-21',
        until: '2026-11-30',
        reason: '出差',
      });
      expect(await revoke('lin', 'lin-1')).toEqual({ ok: true, value: { delegations: 1, tasks: 1 } });
      expect((await deps.storage.tasks.get(testRegion, '1'))?.accountId).toBeNull();
      const told = await deps.storage.notifications.notices(testRegion, 'lin', 9);
      expect(told.map(({ kind }) => kind).sort()).toEqual(['delegation-ended', 'role-revoked']);
      expect(await rolesNow(deps.storage, testRegion, 'chen', clock().toISOString())).toHaveLength(1);
      expect(code(await revoke('lin', 'lin-1'))).toBe('not-found');
    });

    it('keeps work for which another role is enough', async () => {
      await deps.storage.tasks.put(aTask('1', { roles: ['clerk', 'reviewer'] }));
      const security = await signedInAs(deps, 'security');
      await grantRole(deps, security, testRegion, 'lin', { role: 'reviewer', agencyId: '1001' });
      await revoke('lin', 'lin-1');
      expect((await deps.storage.tasks.get(testRegion, '1'))?.accountId).toBe('lin');
    });

    it('is refused for the last administrator, for another person’s role, and for what is not there', async () => {
      expect(code(await revoke('security', 'security-1'))).toBe('last-administrator');
      expect(code(await revoke('system', 'system-1'))).toBe('last-administrator');
      expect(code(await revoke('zhou', 'lin-1'))).toBe('not-found');
      expect(code(await revoke('lin', 'none'))).toBe('not-found');
    });
  });
});
