import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addPerson, signedInAs } from '../../../tests/support/people.ts';
import { code, peopleCounty } from '../../../tests/support/people-county.ts';
import { otherRegion, type TestClock, testRegion } from '../../../tests/support/staff.ts';
import { done } from '../../domain/problems/problem.ts';
import { disableAccount } from '../people/disable-account.ts';
import { makeDelegation } from '../people/make-delegation.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { showToday, type Today } from '../workbench/today.ts';
import { confirmOffice } from './confirm-office.ts';
import { makeDueTasks } from './make-due-tasks.ts';

const program = { kind: 'program', from: { door: 'job', address: '', agent: '' } } as const;

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  const make = () => makeDueTasks(deps, program, testRegion);
  const openTasks = () => deps.storage.tasks.open(testRegion, { limit: 50 });
  const days = (number: number) => clock.forward(number * 24 * 60);

  beforeEach(async () => {
    ({ deps, clock } = await peopleCounty(open));
  });

  describe('tasks that come up by themselves', () => {
    it('come up once for each agency that exists, for its one clerk or for all who can', async () => {
      expect(await make()).toEqual({ ok: true, value: 2 });
      expect(await make()).toEqual({ ok: true, value: 0 });
      const tasks = await openTasks();
      expect(tasks.map(({ agencyId, accountId }) => [agencyId, accountId]).sort()).toEqual([
        ['1001', null],
        ['1002', 'chen'],
      ]);
      expect(tasks[0]).toMatchObject({ due: '2026-12-06', act: 'agency.change-office' });
      expect(tasks.map(({ title }) => title).sort()[0]).toBe('核对第1001局公开工作机构的联系方式');
    });

    it('come up once when two jobs run at the same moment', async () => {
      const both = await Promise.all([make(), make()]);
      expect(both.map((each) => (each.ok ? each.value : -1)).sort()).toEqual([0, 2]);
    });

    it('go to the county desk where the agency has nobody who can sign in', async () => {
      await disableAccount(deps, await signedInAs(deps, 'system'), testRegion, 'chen', '');
      await make();
      const task = (await openTasks()).find(({ agencyId }) => agencyId === '1002');
      expect(task).toMatchObject({ accountId: null, roles: ['county-desk'] });
    });

    it('are done by confirming, and come up again fifteen days before the next time', async () => {
      await make();
      expect(await confirmOffice(deps, await signedInAs(deps, 'chen'), testRegion, '1002')).toEqual({
        ok: true,
        value: 1,
      });
      days(164);
      expect(await make()).toEqual({ ok: true, value: 0 });
      days(1);
      expect(await make()).toEqual({ ok: true, value: 1 });
      expect((await openTasks()).find(({ agencyId }) => agencyId === '1002')?.due).toBe('2027-05-20');
    });

    it('count anew from a confirmation for which no task was open', async () => {
      const desk = await signedInAs(deps, 'desk');
      expect(await confirmOffice(deps, desk, testRegion, '1001')).toEqual({ ok: true, value: 0 });
      expect(await make()).toEqual({ ok: true, value: 1 });
      expect((await openTasks()).map(({ agencyId }) => agencyId)).toEqual(['1002']);
    });

    it('are made by the program, and confirmed by those of the agency or the county desk', async () => {
      expect(code(await makeDueTasks(deps, await signedInAs(deps, 'desk'), testRegion))).toBe('forbidden');
      const confirm = async (who: string, agencyId: string) =>
        code(await confirmOffice(deps, await signedInAs(deps, who), testRegion, agencyId));
      expect(await confirm('chen', '1001')).toBe('forbidden');
      expect(await confirm('security', '1001')).toBe('forbidden');
      expect(await confirm('desk', '1003')).toBe('not-allowed');
      expect(await confirm('desk', '9999')).toBe('not-found');
      const chen = await signedInAs(deps, 'chen');
      expect(code(await confirmOffice(deps, chen, otherRegion, '1002'))).toBe('not-found');
    });
  });

  describe('今日', () => {
    const today = async (who: string): Promise<Today> => {
      const shown = await showToday(deps, await signedInAs(deps, who));
      if (!shown.ok) throw new Error(shown.problems[0].message);
      return shown.value;
    };
    const counts = ({ own, ofAgencies, forOthers }: Today) => [
      own.length,
      ofAgencies.length,
      forOthers.length,
    ];

    it('shows the own work, and what anybody of the agency can do', async () => {
      await make();
      expect(counts(await today('chen'))).toEqual([1, 0, 0]);
      expect(counts(await today('lin'))).toEqual([0, 1, 0]);
      expect(counts(await today('head'))).toEqual([0, 1, 0]);
      expect(counts(await today('desk'))).toEqual([0, 0, 0]);
      expect(counts(await today('audit'))).toEqual([0, 0, 0]);
    });

    it('shows an absent colleague’s work to whoever acts for them, in whose name', async () => {
      await make();
      await makeDelegation(deps, await signedInAs(deps, 'chen'), testRegion, {
        grantId: 'chen-1',
        toAccountId: 'lin',
        from: '2026-11-21',
        until: '2026-11-25',
        reason: '出差',
      });
      const shown = await today('lin');
      expect(counts(shown)).toEqual([0, 1, 1]);
      expect(shown.forOthers[0]?.forName).toBe('chen');
      days(10);
      expect(counts(await today('lin'))).toEqual([0, 1, 0]);
    });

    it('says how urgent it is', async () => {
      await make();
      expect((await today('chen')).own[0]).toMatchObject({ urgency: 'later', words: '还有 15 天' });
      clock.set('2026-12-03T01:00:00Z');
      expect((await today('chen')).own[0]?.urgency).toBe('soon');
      clock.set('2026-12-06T16:00:00Z');
      expect((await today('chen')).own[0]).toMatchObject({ urgency: 'overdue', words: '已逾期 1 天' });
    });

    it('tells administrators what needs a look, each their own', async () => {
      await addPerson(deps, { accountId: 'fresh', active: false });
      expect((await today('system')).concerns).toEqual([
        { text: '1 个账户还没有首次登录', link: '/workbench/people?status=invited', urgent: false },
      ]);
      expect((await today('lin')).concerns).toEqual([]);
      expect((await today('audit')).concerns).toEqual([
        { text: '审计链还没有核验过，请核验一次', link: '/workbench/audit/verify', urgent: false },
      ]);
      const at = clock().toISOString();
      await deps.storage.transaction(async ({ signIn }) => {
        const count = await signIn.holdFailures(testRegion, 'account/lin', at);
        await signIn.putFailures({ ...count, failures: 9, lockedUntil: '2026-11-21T02:00:00.000Z' });
      });
      expect((await today('security')).concerns).toEqual([
        { text: 'lin的账户因多次输错被锁定', link: '/workbench/people/lin', urgent: true },
        { text: 'fresh还没有角色，等待授予', link: '/workbench/roles/fresh', urgent: false },
      ]);
      clock.set('2026-11-21T02:00:01Z');
      for (const accountId of ['f1', 'f2', 'f3', 'f4', 'f5']) await addPerson(deps, { accountId });
      expect((await today('security')).concerns).toEqual([
        { text: '6 个账户还没有角色，等待授予', link: '/workbench/people?role=none', urgent: false },
      ]);
    });

    it('tells auditors of refusals of the day and of a chain that nobody verified for long', async () => {
      const order = { act: 'audit.verify', subject: 'audit', resource: { regionId: testRegion } } as const;
      const auditor = await signedInAs(deps, 'audit');
      await perform(deps, auditor, order, async () => done({ value: null }));
      expect((await today('audit')).concerns).toEqual([]);
      await perform(deps, await signedInAs(deps, 'lin'), order, async () => done({ value: null }));
      const link = '/workbench/audit?outcome=refused&from=2026-11-21&until=2026-11-21';
      expect((await today('audit')).concerns).toEqual([
        { text: '今天有 1 次操作因没有权限被拒绝', link, urgent: false },
      ]);
      days(7);
      expect((await today('audit')).concerns).toEqual([]);
      days(1);
      expect((await today('audit')).concerns).toEqual([
        { text: '审计链已有 8 天没有核验，请现在核验', link: '/workbench/audit/verify', urgent: true },
      ]);
    });

    it('leads everybody to what they may do at any time, and nobody elsewhere', async () => {
      const doors = async (who: string) => (await today(who)).doors.map(({ href }) => href);
      expect(await doors('audit')).toEqual([
        '/workbench/audit',
        '/workbench/audit/verify',
        '/workbench/audit/head',
        '/workbench/permissions',
      ]);
      expect(await doors('chen')).toEqual([
        '/workbench/agencies/1002/office',
        '/workbench/agencies',
        '/workbench/delegations/new',
        '/workbench/handover',
        '/workbench/permissions',
      ]);
    });
  });
});
