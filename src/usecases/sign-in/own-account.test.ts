import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  callerOf,
  goodPassword,
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
import { openAccount } from '../people/create-account.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { changePassword, needsPresentPassword } from './change-password.ts';
import { confirmedRecently, confirmIdentity } from './confirm-identity.ts';
import { openSession } from './open-session.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { signIn } from './sign-in.ts';
import { endSession, signOut, signOutEverywhere } from './sign-out.ts';
import { signOutAccount } from './sign-out-account.ts';
import { sweepSignIn } from './sweep.ts';

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

  describe('own account', () => {
    it('a new password needs the present one, ends other sessions and tells the person', async () => {
      const person = await newPerson();
      const here = await sessionOf(deps, person);
      const there = await sessionOf(deps, person);
      const wrong = await changePassword(deps, here.caller, { present: 'wrong', ...newPassword });
      expect(!wrong.ok && wrong.problems[0]).toMatchObject({ code: 'password-wrong', field: 'present' });
      const same = { present: goodPassword, password: goodPassword, again: goodPassword };
      const kept = await changePassword(deps, here.caller, same);
      expect(!kept.ok && kept.problems[0].code).toBe('password-same');
      const changed = await changePassword(deps, here.caller, { present: goodPassword, ...newPassword });
      expect(changed.ok).toBe(true);
      expect(await callerOf(deps, there.session)).toBeNull();
      expect(await callerOf(deps, here.session)).not.toBeNull();
      const notices = await deps.storage.notifications.notices(testRegion, person.accountId, 5);
      expect(notices[0]?.kind).toBe('password-changed');
      const input = { regionId: testRegion, signInName: person.signInName };
      expect((await signIn(deps, visitor, { ...input, password: goodPassword })).ok).toBe(false);
      expect((await signIn(deps, visitor, { ...input, password: newPassword.password })).ok).toBe(true);
    });

    it('whoever came by a mailed link sets a new password without the forgotten one, for ten minutes', async () => {
      const byLink = async (person: Person) => {
        const facts = { method: 'link', standing: 'full', from: testOrigin } as const;
        const session = await deps.storage.transaction((stores) =>
          openSession(stores, deps, person, facts, clock().toISOString()),
        );
        return (await callerOf(deps, session))!;
      };
      const person = await newPerson();
      const caller = await byLink(person);
      expect(await needsPresentPassword(deps, caller)).toBe(false);
      expect((await changePassword(deps, caller, { present: '', ...newPassword })).ok).toBe(true);
      const late = await byLink(await newPerson());
      clock.forward(10);
      expect(await needsPresentPassword(deps, late)).toBe(true);
      expect((await changePassword(deps, late, { present: '', ...newPassword })).ok).toBe(false);
    });

    it('a stolen session cannot guess the password', async () => {
      const person = await newPerson();
      const { caller } = await sessionOf(deps, person);
      for (let round = 0; round < 5; round += 1)
        expect((await confirmIdentity(deps, caller, { password: 'wrong' })).ok).toBe(false);
      const right = await confirmIdentity(deps, caller, { password: goodPassword });
      expect(!right.ok && right.problems[0].code).toBe('too-often');
    });

    it('typing the password again counts for five minutes, in this session', async () => {
      const person = await newPerson();
      const { caller } = await sessionOf(deps, person);
      const other = await sessionOf(deps, person);
      expect(await confirmedRecently(deps, caller)).toBe(false);
      expect((await confirmIdentity(deps, caller, { password: goodPassword })).ok).toBe(true);
      expect(await confirmedRecently(deps, caller)).toBe(true);
      expect(await confirmedRecently(deps, other.caller)).toBe(false);
      clock.forward(5);
      expect(await confirmedRecently(deps, caller)).toBe(false);
    });

    it('signs out here, elsewhere and everywhere, and nobody else', async () => {
      const person = await newPerson();
      const stranger = await sessionOf(deps, await newPerson());
      const [one, two, three] = [
        await sessionOf(deps, person),
        await sessionOf(deps, person),
        await sessionOf(deps, person),
      ];
      const foreign = await endSession(deps, one.caller, { sessionId: stranger.caller.sessionId });
      expect(!foreign.ok && foreign.problems[0].code).toBe('not-found');
      expect((await endSession(deps, one.caller, { sessionId: two.caller.sessionId })).ok).toBe(true);
      expect(await callerOf(deps, two.session)).toBeNull();
      expect(await signOutEverywhere(deps, one.caller)).toEqual({ ok: true, value: 1 });
      expect(await callerOf(deps, three.session)).toBeNull();
      expect(await callerOf(deps, stranger.session)).not.toBeNull();
      await signOut(deps, one.caller);
      expect(await callerOf(deps, one.session)).toBeNull();
    });
  });

  describe('security administrator', () => {
    it('resets a second factor with a reason, and the sessions end', async () => {
      const person = await newPerson();
      const { session } = await sessionOf(deps, person);
      const input = { accountId: person.accountId, reason: '手机丢失，本人到场' };
      expect((await resetSecondFactor(deps, system, input)).ok).toBe(false);
      expect((await resetSecondFactor(deps, security, { ...input, reason: ' ' })).ok).toBe(false);
      const own = { ...security, accountId: person.accountId };
      expect((await resetSecondFactor(deps, own, input)).ok).toBe(false);
      expect((await resetSecondFactor(deps, security, input)).ok).toBe(true);
      expect(await callerOf(deps, session)).toBeNull();
      const password = { regionId: testRegion, signInName: person.signInName, password: goodPassword };
      const next = await signIn(deps, visitor, password);
      expect(next.ok && next.value.standing).toBe('setup');
      const [entry] = await deps.storage.audit.search({
        regionId: testRegion,
        act: 'account.reset-second-factor',
        outcome: 'done',
        limit: 1,
      });
      expect(entry?.reason).toBe(input.reason);
    });

    it('ends the sessions of a person', async () => {
      const person = await newPerson();
      const { session } = await sessionOf(deps, person);
      const foreign = { ...security, regionId: otherRegion };
      expect((await signOutAccount(deps, foreign, { accountId: person.accountId })).ok).toBe(false);
      expect((await signOutAccount(deps, system, { accountId: person.accountId })).ok).toBe(false);
      expect(await signOutAccount(deps, security, { accountId: person.accountId })).toMatchObject({
        value: 1,
      });
      expect(await callerOf(deps, session)).toBeNull();
    });
  });

  it('forgets what ended a month ago', async () => {
    const person = await newPerson();
    const { caller, session } = await sessionOf(deps, person);
    const program = { kind: 'program', from: testOrigin } as const;
    expect((await sweepSignIn(deps, program)).ok).toBe(true);
    expect(await callerOf(deps, session)).not.toBeNull();
    expect((await sweepSignIn(deps, caller)).ok).toBe(false);
    clock.forward(31 * 24 * 60 + 8 * 60);
    await sweepSignIn(deps, program);
    expect(await deps.storage.signIn.session(testRegion, caller.sessionId)).toBeNull();
  });

  it('opens accounts that were never invited to nobody', async () => {
    const made = await deps.storage.transaction((stores) =>
      openAccount(
        stores,
        deps,
        { regionId: testRegion, at: clock().toISOString(), actor: 'operator' },
        { signInName: 'never-invited', name: '某某', agencyId: '', email: '', phone: '' },
        false,
      ),
    );
    expect(made.ok).toBe(true);
    for (const password of ['', 'null', 'never-invited', '123456'])
      expect(
        (await signIn(deps, visitor, { regionId: testRegion, signInName: 'never-invited', password })).ok,
      ).toBe(false);
  });
});
