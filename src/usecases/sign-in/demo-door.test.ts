import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { callerOf, makePerson, type Person, visitor } from '../../../tests/support/sign-in.ts';
import { otherRegion, type TestClock, testClock, testStaffDeps } from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { demoDoor, demoPeople, enterDemo, isDemoKey } from './demo-door.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let count = 0;

  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
    await makePerson(deps, { signInName: 'somebody', regionId: otherRegion });
  });

  const newPerson = (more: object = {}): Promise<Person> => {
    count += 1;
    return makePerson(deps, { signInName: `person-${count}`, email: `p${count}@example.com`, ...more });
  };

  describe('demo', () => {
    it('enters people of the demo and nobody else', async () => {
      const demo = await newPerson({ demo: true, password: null, role: 'county-desk', name: '林小满' });
      const real = await newPerson();
      const path = await demoDoor(deps);
      const key = path!.split('/').at(-1)!;
      expect(key.length).toBeGreaterThanOrEqual(43);
      expect(await demoDoor(deps)).toBe(path);
      const people = await demoPeople(deps, key);
      expect(people.ok && people.value).toMatchObject([{ name: '林小满', roleNames: '政务公开股' }]);
      const entered = await enterDemo(deps, visitor, { key, accountId: demo.accountId });
      expect(entered.ok && (await callerOf(deps, entered.value))).toMatchObject({
        standing: 'full',
        name: '林小满',
      });
      expect((await enterDemo(deps, visitor, { key, accountId: real.accountId })).ok).toBe(false);
      const other = await makePerson(deps, { signInName: 'demo-else', regionId: otherRegion, demo: true });
      expect((await enterDemo(deps, visitor, { key, accountId: other.accountId })).ok).toBe(false);
      const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
      for (const each of [wrong, '', key.slice(1), `${key}A`]) {
        expect(isDemoKey(deps, each)).toBe(false);
        expect((await demoPeople(deps, each)).ok).toBe(false);
        expect((await enterDemo(deps, visitor, { key: each, accountId: demo.accountId })).ok).toBe(false);
      }
    });

    it('has no door where the demo is switched off', async () => {
      const off = { ...deps, demo: false };
      const key = (await demoDoor(deps))!.split('/').at(-1)!;
      expect(await demoDoor(off)).toBeNull();
      expect(isDemoKey(off, key)).toBe(false);
    });
  });
});
