import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { linkIn, makePerson, visitor } from '../../../tests/support/sign-in.ts';
import {
  otherRegion,
  type TestClock,
  testClock,
  testOrigin,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { showInvitation } from './accept-invitation.ts';
import { needsSetUp, prepareSetUp } from './prepare-set-up.ts';
import { type SetUpInput, setUp } from './set-up.ts';

const operator = { kind: 'operator', from: { ...testOrigin, door: 'command-line' } } as const;
const newPassword = { password: '夜里听见 rain 落在 7 片瓦上', again: '夜里听见 rain 落在 7 片瓦上' };

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;

  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
    await makePerson(deps, { signInName: 'somebody', regionId: otherRegion });
  });

  describe('first start', () => {
    const divisions = [
      { code: '110000', name: '北京市' },
      { code: '110101', name: '东城区' },
      { code: '110102', name: '西城区' },
    ];
    const people = {
      system: { name: '甲某', signInName: 'jia', email: '' },
      security: { name: '乙某', signInName: 'yi', email: 'yi@example.com' },
      audit: { name: '丙某', signInName: 'bing', email: '' },
    };
    const begin = async () => {
      const prepared = await prepareSetUp(deps, operator);
      return prepared.ok ? prepared.value.path.split('/').at(-1)! : '';
    };
    const input = (token: string, more: Partial<SetUpInput> = {}): SetUpInput => ({
      token,
      regionId: '110101',
      people,
      password: newPassword,
      ...more,
    });
    const go = (given: SetUpInput) => setUp(deps, visitor, divisions, given);

    it('refuses a wrong link, an unknown county, and one person for two offices, and nothing has happened', async () => {
      const token = await begin();
      const codes = async (given: SetUpInput) => {
        const result = await go(given);
        return result.ok ? [] : result.problems.map(({ code, field }) => [code, field]);
      };
      expect(await codes(input('x'.repeat(43)))).toEqual([['not-found', undefined]]);
      expect(await codes(input(token, { regionId: '110199' }))).toEqual([['county-unknown', 'regionId']]);
      const same = { ...people, audit: { ...people.audit, name: '甲某' } };
      expect(await codes(input(token, { people: same }))).toEqual([['same-person', 'audit-name']]);
      const bad = { ...people, security: { ...people.security, signInName: 'Y !' } };
      expect((await codes(input(token, { people: bad })))[0]?.[1]).toBe('security-signInName');
      expect(await codes(input(token, { password: { password: '123', again: '123' } }))).toEqual([
        ['password-weak', 'password'],
      ]);
      expect(await deps.storage.regions.get('110101')).toBeNull();
    });

    it('of two at once one wins: three people with one office each, and links for two of them', async () => {
      const token = await begin();
      const results = await Promise.all([1, 2, 3].map(() => go(input(token))));
      const [won] = results.filter(({ ok }) => ok);
      expect(results.filter(({ ok }) => ok).length).toBe(1);
      if (won?.ok !== true) throw new Error('nobody won');
      const accounts = await deps.storage.accounts.list('110101', { limit: 10 });
      expect(accounts.map(({ signInName }) => signInName)).toEqual(['bing', 'jia', 'yi']);
      const grants = await deps.storage.accounts.grants('110101');
      expect(grants.map(({ role }) => role).sort()).toEqual([
        'audit-administrator',
        'security-administrator',
        'system-administrator',
      ]);
      expect(won.value.county).toBe('东城区');
      expect(won.value.session.standing).toBe('setup');
      expect(won.value.invitations.map(({ administrator, mailed }) => [administrator, mailed])).toEqual([
        ['security', true],
        ['audit', false],
      ]);
      for (const { path } of won.value.invitations)
        expect((await showInvitation(deps, linkIn(path))).ok).toBe(true);
      expect((await go(input(token, { regionId: '110102' }))).ok).toBe(false);
      const [entry] = await deps.storage.audit.search({ regionId: '110101', act: 'region.set-up', limit: 5 });
      expect(entry?.outcome).toBe('done');
      expect(await needsSetUp(deps)).toBe(false);
    });

    it('does not touch a county that has staff', async () => {
      const result = await go(input(await begin(), { people: { ...people } }));
      expect(!result.ok && result.problems[0].code).toBe('county-there');
    });

    it('is good for a day, and only the newest one', async () => {
      const [first, second] = [await begin(), await begin()];
      const other = { regionId: '110102' };
      expect((await go(input(first, other))).ok).toBe(false);
      clock.forward(24 * 60);
      expect((await go(input(second, other))).ok).toBe(false);
    });
  });
});
