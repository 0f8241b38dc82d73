import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  callerOf,
  codeAt,
  goodPassword,
  letterTo,
  linkIn,
  makePerson,
  type Person,
  sessionOf,
  visitor,
} from '../../../tests/support/sign-in.ts';
import {
  aStaff,
  otherRegion,
  type TestClock,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { acceptInvitation, showInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { confirmCodeSetUp, startCodeSetUp } from './code-set-up.ts';
import { enterRecoveryCode } from './enter-recovery-code.ts';
import { sendInvitation } from './send-invitation.ts';
import { signIn } from './sign-in.ts';

const operator = { kind: 'operator', from: { ...testOrigin, door: 'command-line' } } as const;
const newPassword = { password: '夜里听见 rain 落在 7 片瓦上', again: '夜里听见 rain 落在 7 片瓦上' };
const security = aStaff([{ role: 'security-administrator', agencyId: null }]);
const system = aStaff([{ role: 'system-administrator', agencyId: null }]);

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

  describe('invitation', () => {
    const invite = (person: Person, caller: Parameters<typeof sendInvitation>[1] = system) =>
      sendInvitation(deps, caller, { regionId: testRegion, accountId: person.accountId });

    it('sets the first password and goes on to the second factor, up to the workbench', async () => {
      const person = await newPerson({ password: null });
      const invited = await invite(person);
      expect(invited.ok && invited.value.mailed).toBe(true);
      const link = linkIn(await letterTo(deps, person));
      expect(await showInvitation(deps, link)).toMatchObject({ ok: true, value: { name: person.name } });
      const weak = await acceptInvitation(deps, visitor, {
        ...link,
        password: '12345678',
        again: '12345678',
      });
      expect(!weak.ok && weak.problems[0].code).toBe('password-weak');
      const differs = await acceptInvitation(deps, visitor, { ...link, ...newPassword, again: 'else' });
      expect(!differs.ok && differs.problems[0].code).toBe('password-differs');
      const accepted = await acceptInvitation(deps, visitor, { ...link, ...newPassword });
      if (!accepted.ok) throw new Error(accepted.problems[0].message);
      expect(accepted.value.standing).toBe('setup');
      const caller = (await callerOf(deps, accepted.value))!;
      const started = await startCodeSetUp(deps, caller);
      if (!started.ok) throw new Error(started.problems[0].message);
      const again = await startCodeSetUp(deps, caller);
      expect(again).toEqual(started);
      const { secret } = started.value;
      expect((await confirmCodeSetUp(deps, caller, { code: '000000' })).ok).toBe(false);
      const confirmed = await confirmCodeSetUp(deps, caller, { code: codeAt(secret, clock()) });
      if (!confirmed.ok) throw new Error(confirmed.problems[0].message);
      expect(confirmed.value.recoveryCodes.length).toBe(10);
      expect(new Set(confirmed.value.recoveryCodes).size).toBe(10);
      expect(await callerOf(deps, accepted.value)).toBeNull();
      expect(await callerOf(deps, confirmed.value.session!)).toMatchObject({ standing: 'full' });
      const partial = await signIn(deps, visitor, {
        regionId: testRegion,
        signInName: person.signInName,
        password: newPassword.password,
      });
      const due = (await callerOf(deps, partial.ok ? partial.value : accepted.value))!;
      const [first] = confirmed.value.recoveryCodes;
      expect((await enterRecoveryCode(deps, due, { code: first! })).ok).toBe(true);
      // The secret rests sealed, and neither it nor the codes are in the trail.
      const row = await deps.storage.signIn.credential(testRegion, person.accountId);
      expect(row?.codeSecret).not.toContain(secret);
      const trail = JSON.stringify(await deps.storage.audit.search({ regionId: testRegion, limit: 50 }));
      for (const kept of [secret, first!, link.token, newPassword.password])
        expect(trail).not.toContain(kept);
    });

    it('a secret that somebody saw before is worth nothing to them', async () => {
      const person = await newPerson({ app: false });
      const thief = await sessionOf(deps, person, 'setup');
      const seen = await startCodeSetUp(deps, thief.caller);
      const own = await sessionOf(deps, person, 'setup');
      expect(await callerOf(deps, thief.session)).toBeNull();
      const shown = await startCodeSetUp(deps, own.caller);
      expect(shown.ok && seen.ok && shown.value.secret !== seen.value.secret).toBe(true);
      const code = codeAt(seen.ok ? seen.value.secret : '', clock());
      expect((await confirmCodeSetUp(deps, own.caller, { code })).ok).toBe(false);
    });

    it('is used once: of two passwords at once one is set', async () => {
      const person = await newPerson({ password: null });
      await invite(person);
      const link = linkIn(await letterTo(deps, person));
      const results = await Promise.all(
        [1, 2, 3].map(() => acceptInvitation(deps, visitor, { ...link, ...newPassword })),
      );
      expect(results.filter(({ ok }) => ok).length).toBe(1);
    });

    it('ends after three days, and with the next one', async () => {
      const person = await newPerson({ password: null });
      await invite(person);
      const first = linkIn(await letterTo(deps, person));
      clock.forward(1);
      await invite(person);
      expect((await showInvitation(deps, first)).ok).toBe(false);
      const second = linkIn(await letterTo(deps, person));
      clock.forward(72 * 60);
      expect((await acceptInvitation(deps, visitor, { ...second, ...newPassword })).ok).toBe(false);
    });

    it('is sent by system administrators of the county only', async () => {
      const person = await newPerson({ password: null });
      expect((await invite(person, security)).ok).toBe(false);
      expect((await invite(person, { ...system, regionId: otherRegion })).ok).toBe(false);
      expect((await invite(person, visitor)).ok).toBe(false);
      expect((await invite(person, operator)).ok).toBe(true);
    });

    it('a person without the app cannot use the session for anything else', async () => {
      const person = await newPerson({ app: false });
      const { caller } = await sessionOf(deps, person, 'setup');
      const input = { present: goodPassword, ...newPassword };
      const change = await changePassword(deps, caller, input);
      expect(!change.ok && change.problems[0].code).toBe('second-factor');
    });
  });
});
