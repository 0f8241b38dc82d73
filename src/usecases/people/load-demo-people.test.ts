import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addAgencies, anAgency } from '../../../tests/support/people.ts';
import { code } from '../../../tests/support/people-county.ts';
import { addRegion, aStaff, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { readDemoPeople } from '../../demo-files/read-demo-people.ts';
import { roleIds } from '../../domain/people/role.ts';
import { loadDemoPeople } from './load-demo-people.ts';

const folder = join(import.meta.dirname, '../../../data/demo/990121');
const program = { kind: 'program', from: { door: 'job', address: '', agent: '' } } as const;

eachDatabase((_name, open) => {
  describe('the people of the demo', () => {
    it('are opened once, with every role, one delegation running, one invited and one disabled', async () => {
      const clock = testClock();
      const deps = testStaffDeps(await open(), clock);
      const demo = await readDemoPeople(folder);
      await addRegion(deps);
      const agencies = new Set(demo.people.flatMap(({ roles }) => roles.map(({ agencyId }) => agencyId)));
      await addAgencies(deps, ...[...agencies].filter((id) => id !== '').map((id) => anAgency(id)));
      expect(await loadDemoPeople(deps, program, testRegion, demo)).toEqual({
        ok: true,
        value: demo.people.length,
      });
      expect(await loadDemoPeople(deps, program, testRegion, demo)).toEqual({ ok: true, value: 0 });

      const { accounts } = deps.storage;
      const all = await accounts.list(testRegion, { limit: 100 });
      expect(all).toHaveLength(demo.people.length);
      expect(all.every((each) => each.demo)).toBe(true);
      expect(all.filter(({ status }) => status === 'invited')).toHaveLength(1);
      expect(all.filter(({ status }) => status === 'disabled')).toHaveLength(1);
      const grants = await accounts.grants(testRegion);
      expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(roleIds));
      const agenciesOf = Map.groupBy(grants, ({ accountId }) => accountId).values();
      expect([...agenciesOf].some((held) => new Set(held.map(({ agencyId }) => agencyId)).size > 1)).toBe(
        true,
      );
      const now = clock().toISOString();
      expect(await accounts.delegations(testRegion, { endedAfter: now })).toHaveLength(1);

      clock.forward(60 * 24 * 40);
      await loadDemoPeople(deps, program, testRegion, demo);
      expect(await accounts.delegations(testRegion, { endedAfter: clock().toISOString() })).toHaveLength(1);
    });

    it('have numbers and addresses that nobody has', async () => {
      const { people } = await readDemoPeople(folder);
      for (const { phone, email } of people) {
        expect(phone).toMatch(/^19900000\d{3}$/);
        expect(email).toMatch(/@qinghe\.example$/);
      }
    });

    it('are loaded by the program, never by a person', async () => {
      const deps = testStaffDeps(await open());
      await addRegion(deps);
      const system = aStaff([{ role: 'system-administrator', agencyId: null }]);
      const nobody = { people: [], delegations: [] };
      expect(code(await loadDemoPeople(deps, system, testRegion, nobody))).toBe('forbidden');
    });
  });
});
