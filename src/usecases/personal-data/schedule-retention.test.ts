import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addPerson } from '../../../tests/support/people.ts';
import { addRegion, aStaff, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { disableAccount } from '../people/disable-account.ts';
import { enableAccount } from '../people/enable-account.ts';
import type { StaffDeps } from '../staff-deps.ts';

const administrator = aStaff([{ role: 'system-administrator', agencyId: null }]);

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock('2026-11-21T17:00:00Z');
  const lastDays = async () =>
    (await deps.storage.personal.maskedOf(testRegion, 'account', ['anna'])).map((each) => each.retainUntil);

  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addPerson(deps, { accountId: 'anna' });
    const owner = { regionId: testRegion, ownerKind: 'account', ownerId: 'anna' };
    await deps.storage.personal.put(owner, 'email', 'email', 'anna@example.cn', clock().toISOString());
    await deps.storage.personal.put(owner, 'phone', 'phone', '13812345678', clock().toISOString());
  });

  it('sets the last day when an account is disabled, in the county’s days, and takes it back when it is enabled', async () => {
    expect(await lastDays()).toEqual([null, null]);
    expect((await disableAccount(deps, administrator, testRegion, 'anna', '')).ok).toBe(true);
    expect(await lastDays()).toEqual(['2027-05-22', '2027-05-22']);
    expect((await enableAccount(deps, administrator, testRegion, 'anna')).ok).toBe(true);
    expect(await lastDays()).toEqual([null, null]);
  });
});
