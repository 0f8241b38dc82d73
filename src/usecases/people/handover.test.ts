import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { signedInAs } from '../../../tests/support/people.ts';
import { aTask, code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { testRegion } from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { disableAccount } from './disable-account.ts';
import { handOverWork } from './hand-over-work.ts';
import { showHandover } from './show-handover.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;

  beforeEach(async () => {
    ({ deps } = await peopleCounty(open));
  });

  describe('handing over work', () => {
    beforeEach(async () => {
      await deps.storage.tasks.put(aTask('1'));
      await deps.storage.tasks.put(aTask('2', { due: '2026-11-20' }));
      await deps.storage.tasks.put(aTask('3', { doneAt: '2026-11-20T00:00:00.000Z' }));
    });
    const hand = async (by: string, from: string, to: string) =>
      handOverWork(deps, await signedInAs(deps, by), testRegion, from, to);

    it('shows how many and which, and who can take them', async () => {
      const shown = await showHandover(deps, await signedInAs(deps, 'head'), testRegion, 'lin');
      if (!shown.ok) throw new Error(shown.problems[0].message);
      expect(shown.value.tasks.map(({ taskId }) => taskId)).toEqual(['2', '1']);
      expect(shown.value.candidates.map(({ accountId }) => accountId)).toEqual(['zhou']);
      expect(shown.value.others.map(({ account, open: left }) => [account.accountId, left])).toEqual([
        ['lin', 2],
      ]);
    });

    it('moves all of it at once, as one event that lists it', async () => {
      expect(await hand('lin', 'lin', 'zhou')).toEqual({ ok: true, value: 2 });
      const events = await deps.storage.ledger.ofKinds(testRegion, ['work-handed-over'], 0, 10);
      expect(events.map(({ data }) => data)).toEqual([
        { accountId: 'lin', toAccountId: 'zhou', tasks: ['2', '1'] },
      ]);
      expect((await deps.storage.tasks.get(testRegion, '3'))?.accountId).toBe('lin');
      const [told] = await deps.storage.notifications.notices(testRegion, 'zhou', 9);
      expect(told?.title).toBe('有 2 件事项移交给您');
      expect(code(await hand('lin', 'lin', 'zhou'))).toBe('nothing-open');
    });

    it('is for the person, the head of the office, and the county desk', async () => {
      for (const by of ['zhou', 'chen', 'system', 'security', 'audit']) {
        expect(code(await hand(by, 'lin', 'zhou'))).toBe('forbidden');
      }
      expect(code(await hand('head', 'lin', 'zhou'))).toBe('done');
      expect(code(await hand('desk', 'zhou', 'lin'))).toBe('done');
    });

    it('of several agencies is no business of the head of one', async () => {
      await deps.storage.tasks.put(aTask('4', { agencyId: '1002' }));
      expect(code(await hand('head', 'lin', 'zhou'))).toBe('forbidden');
      expect(field(await hand('desk', 'lin', 'zhou'))).toBe('to');
    });

    it('goes to nobody who may not do it', async () => {
      await disableAccount(deps, await signedInAs(deps, 'system'), testRegion, 'zhou', '');
      for (const to of ['chen', 'zhou', 'lin', 'audit', 'nobody']) {
        expect(field(await hand('lin', 'lin', to))).toBe('to');
      }
      expect(await deps.storage.tasks.open(testRegion, { accountId: 'lin', limit: 9 })).toHaveLength(2);
    });
  });
});
