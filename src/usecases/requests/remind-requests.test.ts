import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { registered } from '../../../tests/support/desk-requests.ts';
import { addAgencies, addPerson, anAgency } from '../../../tests/support/people.ts';
import {
  addRegion,
  type TestClock,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { refreshRequests } from './refresh-requests.ts';
import { remindRequests } from './remind-requests.ts';

const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  beforeEach(async () => {
    clock = testClock('2026-03-02T01:00:00Z');
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addAgencies(deps, anAgency('1001'), anAgency('1002'));
    const person = (
      accountId: string,
      role: 'clerk' | 'office-head' | 'county-desk',
      agencyId: string | null,
    ) => addPerson(deps, { accountId, agencyId, roles: [{ role, agencyId }] });
    await person('lin', 'clerk', '1001');
    await person('head', 'office-head', '1001');
    await person('chen', 'clerk', '1002');
    await person('desk', 'county-desk', null);
  });

  const remind = async (day: string) => {
    clock.set(`${day}T00:00:00Z`);
    const told = await remindRequests(deps, program, testRegion);
    if (!told.ok) throw new Error(told.problems[0].message);
    return told.value;
  };
  const noticesOf = async (accountId: string) =>
    (await deps.storage.notifications.notices(testRegion, accountId, 100)).map(({ kind }) => kind);
  const rowOf = (requestId: string) => deps.storage.requests.row(testRegion, requestId);

  describe('reminders', () => {
    it('come on the day of each stage, once, to whoever may act', async () => {
      await registered(deps);
      expect(await remind('2026-03-04')).toBe(0);
      // The third working day after receipt, then the fifth.
      expect(await remind('2026-03-05')).toBe(1);
      expect(await remind('2026-03-05')).toBe(0);
      expect(await remind('2026-03-09')).toBe(1);
      // Ten working days before 30 March.
      expect(await remind('2026-03-16')).toBe(1);
      expect(await remind('2026-03-17')).toBe(0);
      expect(await noticesOf('lin')).toEqual(
        expect.arrayContaining(['request-supplement-check', 'request-due']),
      );
      expect(await noticesOf('head')).toEqual(await noticesOf('lin'));
      expect(await noticesOf('chen')).toEqual([]);
      expect(await noticesOf('desk')).toEqual([]);
    });

    it('one stage is told where several were missed', async () => {
      await registered(deps);
      expect(await remind('2026-03-27')).toBe(1);
      expect(await noticesOf('lin')).toEqual(['request-due']);
    });

    it('what is overdue goes to the county’s desk, every day anew', async () => {
      await registered(deps);
      expect(await remind('2026-03-30')).toBe(1);
      expect(await noticesOf('desk')).toEqual([]);
      expect(await remind('2026-03-31')).toBe(1);
      expect(await remind('2026-04-01')).toBe(1);
      expect(await noticesOf('desk')).toEqual(['request-overdue', 'request-overdue']);
      const [notice] = await deps.storage.notifications.notices(testRegion, 'desk', 1);
      expect(notice).toMatchObject({ title: expect.stringContaining('已逾期 2 个工作日') });
      expect(JSON.stringify(notice)).not.toContain('谷雨生');
    });
  });

  describe('the nightly refresh', () => {
    it('writes open requests anew and leaves their history alone', async () => {
      const { state } = await registered(deps);
      const before = await rowOf(state.requestId);
      clock.set('2026-03-31T16:05:00Z');
      const refreshed = await refreshRequests(deps, program, testRegion);
      expect(refreshed).toEqual({ ok: true, value: 1 });
      expect(await rowOf(state.requestId)).toEqual(before);
      const facts = await deps.storage.ledger.ofSubject(testRegion, `request/${state.requestId}`);
      expect(facts).toHaveLength(1);
    });

    it('is refused to people', async () => {
      const nobody: Caller = { kind: 'anyone', from: testOrigin };
      expect((await refreshRequests(deps, nobody, testRegion)).ok).toBe(false);
    });
  });
});
