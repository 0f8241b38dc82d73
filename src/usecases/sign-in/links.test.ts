import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { letterTo, linkIn, makePerson, type Person, visitor } from '../../../tests/support/sign-in.ts';
import {
  otherRegion,
  type TestClock,
  testClock,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { showInvitation } from './accept-invitation.ts';
import { requestLink } from './request-link.ts';
import { isLinkGood, useLink } from './use-link.ts';

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

  const ask = ({ regionId, signInName }: Pick<Person, 'regionId' | 'signInName'>) =>
    requestLink(deps, visitor, { regionId, signInName });

  describe('link by mail', () => {
    it('opens a session that still asks for the second factor, once', async () => {
      const person = await newPerson();
      await ask(person);
      const link = linkIn(await letterTo(deps, person));
      expect(await isLinkGood(deps, link)).toBe(true);
      expect(await isLinkGood(deps, link)).toBe(true);
      const used = await useLink(deps, visitor, link);
      expect(used.ok && used.value.standing).toBe('partial');
      expect(await isLinkGood(deps, link)).toBe(false);
      expect((await useLink(deps, visitor, link)).ok).toBe(false);
    });

    it('of uses at once one wins', async () => {
      const person = await newPerson();
      await ask(person);
      const link = linkIn(await letterTo(deps, person));
      const results = await Promise.all([1, 2, 3, 4].map(() => useLink(deps, visitor, link)));
      expect(results.filter(({ ok }) => ok).length).toBe(1);
    });

    it('is good for ten minutes, and only the newest one', async () => {
      const person = await newPerson();
      await ask(person);
      const first = linkIn(await letterTo(deps, person));
      clock.forward(1);
      await ask(person);
      const second = linkIn(await letterTo(deps, person));
      expect(second.token).not.toBe(first.token);
      expect((await useLink(deps, visitor, first)).ok).toBe(false);
      clock.forward(10);
      expect((await useLink(deps, visitor, second)).ok).toBe(false);
    });

    it('answers the same for whoever there is not, and sends nothing', async () => {
      const person = await newPerson();
      const answers = [await ask(person), await ask({ regionId: testRegion, signInName: 'nobody-here' })];
      const invited = await newPerson({ password: null });
      answers.push(await ask(invited), await ask({ regionId: '000000', signInName: 'x' }));
      expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(await letterTo(deps, invited)).toBeNull();
    });

    it('does not fill a mailbox', async () => {
      const person = await newPerson();
      for (let round = 0; round < 20; round += 1) await ask(person);
      const rows = await deps.storage.notifications.deliveries(testRegion, { limit: 50 });
      expect(rows.filter(({ accountId }) => accountId === person.accountId).length).toBe(5);
    });

    it('belongs to its county and its purpose, and ends with the account', async () => {
      const person = await newPerson();
      await ask(person);
      const link = linkIn(await letterTo(deps, person));
      expect((await useLink(deps, visitor, { ...link, regionId: otherRegion })).ok).toBe(false);
      expect((await showInvitation(deps, link)).ok).toBe(false);
      await deps.storage.accounts.put({ ...person, status: 'disabled' });
      expect((await useLink(deps, visitor, link)).ok).toBe(false);
    });
  });
});
