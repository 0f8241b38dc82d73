import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addAgencies, addPerson, anAgency } from '../../tests/support/people.ts';
import { addRegion, otherRegion, testClock, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock();
  const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T00:00:00.000Z`;

  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    await addAgencies(deps, anAgency('1001'), anAgency('1002'));
    const clerk = { role: 'clerk', agencyId: '1001' } as const;
    await addPerson(deps, { accountId: 'b_x', name: '周谷雨', agencyId: '1001', roles: [clerk] });
    await addPerson(deps, {
      accountId: 'a%b',
      name: '林小满',
      roles: [{ role: 'county-desk', agencyId: null }],
    });
    await addPerson(deps, { accountId: 'c', name: '陈白露', agencyId: '1002', active: false });
    await addPerson(deps, { accountId: 'c', name: '别处', regionId: otherRegion });
  });

  const names = async (filter: object) =>
    (await deps.storage.accounts.list(testRegion, { limit: 10, ...filter })).map(({ name }) => name);

  describe('accounts', () => {
    it('are listed by code point of the sign-in name, page by page', async () => {
      expect(await names({})).toEqual(['林小满', '周谷雨', '陈白露']);
      expect(await names({ limit: 2 })).toEqual(['林小满', '周谷雨']);
      expect(await names({ limit: 2, after: 'b_x' })).toEqual(['陈白露']);
    });

    it('are found by words taken literally, agency, status and role', async () => {
      expect(await names({ words: '谷' })).toEqual(['周谷雨']);
      expect(await names({ words: '%' })).toEqual(['林小满']);
      expect(await names({ words: '_' })).toEqual(['周谷雨']);
      expect(await names({ agencyId: '1002' })).toEqual(['陈白露']);
      expect(await names({ status: 'invited' })).toEqual(['陈白露']);
      expect(await names({ role: 'clerk' })).toEqual(['周谷雨']);
    });

    it('of another county do not exist here', async () => {
      const { accounts } = deps.storage;
      expect((await accounts.get(testRegion, 'c'))?.name).toBe('陈白露');
      expect((await accounts.bySignInName(otherRegion, 'c'))?.name).toBe('别处');
      expect(await accounts.get(otherRegion, 'b_x')).toBeNull();
      expect(await accounts.some(otherRegion, ['b_x', 'c'])).toHaveLength(1);
      expect(await accounts.grants(otherRegion)).toEqual([]);
    });

    it('share no sign-in name within a county', async () => {
      await expect(
        deps.storage.transaction(async ({ accounts }) => {
          const account = await accounts.get(testRegion, 'c');
          await accounts.put({ ...account!, accountId: 'd' });
        }),
      ).rejects.toThrow();
    });
  });

  describe('roles', () => {
    it('are those not revoked, of the accounts asked for', async () => {
      const { accounts } = deps.storage;
      expect((await accounts.grants(testRegion)).map(({ grantId }) => grantId).sort()).toEqual([
        'a%b-1',
        'b_x-1',
      ]);
      expect(await accounts.grants(testRegion, [])).toEqual([]);
      const [grant] = await accounts.grants(testRegion, ['b_x']);
      await accounts.putGrant({ ...grant!, revokedAt: at(1) });
      expect(await accounts.grants(testRegion, ['b_x'])).toEqual([]);
      expect((await accounts.grant(testRegion, 'b_x-1'))?.revokedAt).toBe(at(1));
      await accounts.putGrant(grant!);
    });

    it('cannot be held twice, not even for the whole county', async () => {
      const { accounts } = deps.storage;
      for (const id of ['b_x-1', 'a%b-1']) {
        const grant = await accounts.grant(testRegion, id);
        await expect(accounts.putGrant({ ...grant!, grantId: `${id}-again` })).rejects.toThrow();
      }
    });
  });

  it('delegations: not ended, or ended after an instant by time or by hand', async () => {
    const { accounts } = deps.storage;
    const shared = {
      regionId: testRegion,
      grantId: 'b_x-1',
      fromAccountId: 'b_x',
      toAccountId: 'c',
      reason: '出差',
      madeBy: 'account/b_x',
    };
    const put = (delegationId: string, from: number, until: number, ended: number | null) =>
      accounts.putDelegation({
        ...shared,
        delegationId,
        from: at(from),
        until: at(until),
        endedAt: ended === null ? null : at(ended),
      });
    await put('over', 1, 5, null);
    await put('stopped', 6, 20, 8);
    await put('runs', 7, 20, null);
    const ids = async (filter: object) =>
      (await accounts.delegations(testRegion, filter)).map(({ delegationId }) => delegationId);
    expect(await ids({})).toEqual(['runs', 'over']);
    expect(await ids({ endedAfter: at(7) })).toEqual(['runs', 'stopped']);
    expect(await ids({ endedAfter: at(8) })).toEqual(['runs']);
    expect(await ids({ endedAfter: at(4) })).toEqual(['runs', 'stopped', 'over']);
    expect(await ids({ to: 'c', endedAfter: at(10) })).toEqual(['runs']);
    expect(await ids({ from: 'c' })).toEqual([]);
    expect(await accounts.delegations(otherRegion, {})).toEqual([]);
  });
});
