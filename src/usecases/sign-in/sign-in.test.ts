import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  callerOf,
  codeAt,
  goodPassword,
  makePerson,
  type Person,
  visitor,
} from '../../../tests/support/sign-in.ts';
import {
  aStaff,
  otherRegion,
  type TestClock,
  testClock,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { disableAccount } from '../people/disable-account.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { enterCode } from './enter-code.ts';
import { enterRecoveryCode } from './enter-recovery-code.ts';
import { lockOf } from './lock-of.ts';
import type { NewSession } from './open-session.ts';
import { recoveryDigest } from './recovery-codes.ts';
import { signIn } from './sign-in.ts';
import { unlockAccount } from './unlock-account.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let person: Person;
  let count = 0;

  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
    await makePerson(deps, { signInName: 'everybody', regionId: otherRegion });
  });

  /** A new person at a new address: no test sees the failures of another. */
  async function newPerson(more: object = {}): Promise<Person> {
    count += 1;
    person = await makePerson(deps, { signInName: `person-${count}`, ...more });
    return person;
  }

  const from = () => ({ ...visitor, from: { ...visitor.from, address: `198.51.100.${count}` } });
  const enter = (password: string, signInName = person.signInName, regionId = testRegion) =>
    signIn(deps, from(), { regionId, signInName, password });

  async function passwordGiven(): Promise<{ session: NewSession; caller: Staff }> {
    const result = await enter(goodPassword);
    if (!result.ok) throw new Error(result.problems[0].message);
    return { session: result.value, caller: (await callerOf(deps, result.value))! };
  }

  async function signedIn(): Promise<{ session: NewSession; caller: Staff }> {
    clock.forward(2);
    const { caller } = await passwordGiven();
    const result = await enterCode(deps, caller, { code: codeAt(person.secret, clock()) });
    if (!result.ok) throw new Error(result.problems[0].message);
    return { session: result.value, caller: (await callerOf(deps, result.value))! };
  }

  const lastEntry = async (regionId = testRegion) =>
    (await deps.storage.audit.search({ regionId, limit: 1 }))[0]!;

  describe('password', () => {
    it('opens a session that may do nothing before the second factor', async () => {
      await newPerson();
      const { session, caller } = await passwordGiven();
      expect(session.standing).toBe('partial');
      expect(caller).toMatchObject({ accountId: person.accountId, standing: 'partial' });
      expect(await lastEntry()).toMatchObject({
        act: 'sign-in',
        subject: `account/${person.accountId}`,
        outcome: 'done',
      });
    });

    it('folds what people type into the name, and nothing in the password', async () => {
      await newPerson();
      expect((await enter(goodPassword, ` ${person.signInName.toUpperCase()} `)).ok).toBe(true);
      expect((await enter(goodPassword.toUpperCase())).ok).toBe(false);
      expect((await enter(`${goodPassword} `)).ok).toBe(false);
    });

    it('leads to setting up the second factor where there is none', async () => {
      await newPerson({ app: false });
      expect((await passwordGiven()).session.standing).toBe('setup');
    });

    it('gives the same answer whatever the reason', async () => {
      await newPerson();
      const answers = [await enter('wrong'), await enter('wrong', 'nobody-at-all')];
      answers.push(await enter(goodPassword, person.signInName, otherRegion));
      answers.push(await enter(goodPassword, person.signInName, '110101'));
      answers.push(await enter(goodPassword, person.signInName, ''));
      answers.push(await enter('x'.repeat(100_000)), await enter(''));
      await newPerson({ password: null });
      answers.push(await enter(goodPassword));
      await newPerson();
      await disable(person);
      answers.push(await enter(goodPassword));
      await newPerson();
      for (let round = 0; round < 5; round += 1) await enter('wrong');
      answers.push(await enter(goodPassword));
      expect(answers.every(({ ok }) => !ok)).toBe(true);
      expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    });

    it('takes as long for nobody as for somebody', async () => {
      await newPerson();
      const nobody: number[] = [];
      const somebody: number[] = [];
      // In turns, so that whatever else runs on this machine slows both; unlocked between, as waiting is not measured.
      for (let round = 0; round < 9; round += 1) {
        for (const [times, name] of [
          [nobody, `nobody-${round}`],
          [somebody, person.signInName],
        ] as const) {
          clock.forward(31);
          const start = performance.now();
          await enter('wrong', name);
          times.push(performance.now() - start);
        }
      }
      const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
      // Without a hash to verify for nobody the answer would come several times as fast.
      expect(median(nobody) / median(somebody)).toBeGreaterThan(0.5);
      expect(median(nobody) / median(somebody)).toBeLessThan(2);
    });

    it('records failures without the name that was typed', async () => {
      await newPerson();
      await enter('wrong');
      expect(await lastEntry()).toMatchObject({
        act: 'sign-in',
        outcome: 'failed',
        subject: `account/${person.accountId}`,
      });
      await enter('wrong', 'my-secret-typed-into-the-wrong-field');
      const entry = await lastEntry();
      expect(entry.outcome).toBe('failed');
      expect(entry.subject).toMatch(/^name\//);
      expect(JSON.stringify(entry)).not.toContain('my-secret');
    });

    it('ends the session that the browser had before', async () => {
      await newPerson();
      const { caller, session } = await signedIn();
      const again = await signIn(deps, caller, {
        regionId: testRegion,
        signInName: person.signInName,
        password: goodPassword,
      });
      expect(again.ok).toBe(true);
      expect(await callerOf(deps, session)).toBeNull();
    });
  });

  async function disable(whom: Person) {
    const by = aStaff([{ role: 'system-administrator', agencyId: null }]);
    const result = await disableAccount(deps, by, testRegion, whom.accountId, '');
    expect(result.ok).toBe(true);
  }

  describe('brute force', () => {
    it('must wait after five failures, each time twice as long, up to half an hour', async () => {
      await newPerson();
      for (let round = 0; round < 5; round += 1) expect((await enter('wrong')).ok).toBe(false);
      for (const minutes of [1, 2, 4, 8, 16, 30, 30]) {
        const until = await lockOf(deps, deps.storage, person);
        expect((Date.parse(until!) - clock().getTime()) / 60_000).toBe(minutes);
        clock.forward(minutes - 0.02);
        expect((await enter(goodPassword)).ok).toBe(false);
        clock.forward(0.03);
        expect((await enter('wrong')).ok).toBe(false);
      }
      clock.forward(31);
      expect((await enter(goodPassword)).ok).toBe(true);
      expect(await lockOf(deps, deps.storage, person)).toBeNull();
      expect((await enter('wrong')).ok).toBe(false);
      expect((await enter(goodPassword)).ok).toBe(true);
    });

    it('lets no more through at once than one after the other', async () => {
      await newPerson();
      // The right password is the last of them: were all of them looked at, it would be found.
      const tries = Array.from({ length: 12 }, (_, index) =>
        enter(index === 11 ? goodPassword : `wrong ${index}`),
      );
      const results = await Promise.all(tries);
      const key = `account/${person.accountId}`;
      const entries = await deps.storage.audit.search({ regionId: testRegion, subject: key, limit: 50 });
      const looked = entries.filter((entry) => entry.act === 'sign-in' && entry.detail.waiting !== true);
      expect(looked.length).toBeLessThanOrEqual(5);
      expect(results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    });

    it('counts an address over all names, and a success takes back only its own try', async () => {
      await newPerson();
      const own = from();
      const tryAs = (signInName: string, password: string) =>
        signIn(deps, own, { regionId: testRegion, signInName, password });
      for (let round = 0; round < 39; round += 1) await tryAs(`guess-${round}`, 'wrong');
      expect((await tryAs(person.signInName, goodPassword)).ok).toBe(true);
      await tryAs('guess-39', 'wrong');
      expect((await tryAs(person.signInName, goodPassword)).ok).toBe(false);
      count += 1;
      expect((await enter(goodPassword)).ok).toBe(true);
    });

    it('the security administrator unlocks, others do not', async () => {
      await newPerson();
      for (let round = 0; round < 5; round += 1) await enter('wrong');
      const input = { regionId: testRegion, accountId: person.accountId };
      const clerk = aStaff([{ role: 'system-administrator', agencyId: null }]);
      expect((await unlockAccount(deps, clerk, input)).ok).toBe(false);
      const security = aStaff([{ role: 'security-administrator', agencyId: null }]);
      const elsewhere = { ...security, regionId: otherRegion };
      expect((await unlockAccount(deps, elsewhere, input)).ok).toBe(false);
      expect((await enter(goodPassword)).ok).toBe(false);
      expect((await unlockAccount(deps, security, input)).ok).toBe(true);
      expect((await enter(goodPassword)).ok).toBe(true);
    });
  });

  describe('second factor', () => {
    it('changes the token: the one before the second factor is worth nothing after it', async () => {
      await newPerson();
      clock.forward(2);
      const { session, caller } = await passwordGiven();
      const result = await enterCode(deps, caller, { code: codeAt(person.secret, clock()) });
      expect(result.ok && result.value.token).not.toBe(session.token);
      expect(await callerOf(deps, session)).toBeNull();
      expect(result.ok && (await callerOf(deps, result.value))).toMatchObject({ standing: 'full' });
      const account = await deps.storage.accounts.get(testRegion, person.accountId);
      expect(account).toMatchObject({ status: 'active', lastSignInAt: clock().toISOString() });
    });

    it('takes a code once, also a moment later from another session', async () => {
      await newPerson();
      clock.forward(2);
      const code = codeAt(person.secret, clock());
      const first = await passwordGiven();
      const second = await passwordGiven();
      expect((await enterCode(deps, first.caller, { code })).ok).toBe(true);
      const replay = await enterCode(deps, second.caller, { code });
      expect(!replay.ok && replay.problems[0].code).toBe('code-wrong');
      // The step before is still within the window of clocks that are off; it is older than the one that was used.
      const older = codeAt(person.secret, new Date(clock().getTime() - 30_000));
      expect((await enterCode(deps, second.caller, { code: older })).ok).toBe(false);
    });

    it('of two uses of one code at once one wins', async () => {
      await newPerson();
      clock.forward(2);
      const sessions = await Promise.all([passwordGiven(), passwordGiven(), passwordGiven()]);
      const code = codeAt(person.secret, clock());
      const results = await Promise.all(sessions.map(({ caller }) => enterCode(deps, caller, { code })));
      expect(results.filter(({ ok }) => ok).length).toBe(1);
    });

    it('wrong codes wait as wrong passwords do, and the right password does not help', async () => {
      await newPerson();
      clock.forward(2);
      for (let round = 0; round < 5; round += 1) {
        const { caller } = await passwordGiven();
        expect((await enterCode(deps, caller, { code: '000000' })).ok).toBe(false);
      }
      const { caller } = await passwordGiven();
      const result = await enterCode(deps, caller, { code: codeAt(person.secret, clock()) });
      expect(!result.ok && result.problems[0].code).toBe('too-often');
      const notices = await deps.storage.notifications.notices(testRegion, person.accountId, 10);
      expect(notices.map(({ kind }) => kind)).toContain('account-locked');
      clock.forward(2);
      const right = await enterCode(deps, caller, { code: codeAt(person.secret, clock()) });
      expect(right.ok).toBe(true);
    });

    it('a recovery code is good once, however it is typed; of two uses at once one wins', async () => {
      await newPerson();
      const codes = ['abcd-efgh-ijkl-mnop', 'qrst-uvwx-yz23-4567'];
      await deps.storage.signIn.putRecoveryCodes(
        testRegion,
        person.accountId,
        codes.map((code) => recoveryDigest(deps.secrets, testRegion, person.accountId, code)),
      );
      const first = await passwordGiven();
      const typed = ' ABCD EFGH ijkl-mnop ';
      expect((await enterRecoveryCode(deps, first.caller, { code: typed })).ok).toBe(true);
      const [second, third] = [await passwordGiven(), await passwordGiven()];
      expect((await enterRecoveryCode(deps, second.caller, { code: codes[0]! })).ok).toBe(false);
      expect((await enterRecoveryCode(deps, second.caller, { code: '' })).ok).toBe(false);
      const results = await Promise.all(
        [second, third].map(({ caller }) => enterRecoveryCode(deps, caller, { code: codes[1]! })),
      );
      expect(results.filter(({ ok }) => ok).length).toBe(1);
      expect(await deps.storage.signIn.recoveryCodesLeft(testRegion, person.accountId)).toBe(0);
    });

    it('needs a session whose password was given', async () => {
      await newPerson();
      const { caller } = await signedIn();
      clock.forward(2);
      const again = await enterCode(deps, caller, { code: codeAt(person.secret, clock()) });
      expect(!again.ok && again.problems[0].code).toBe('sign-in-needed');
      const nobody = await enterCode(deps, visitor, { code: codeAt(person.secret, clock()) });
      expect(!nobody.ok && nobody.problems[0].code).toBe('sign-in-needed');
    });
  });

  describe('session', () => {
    it('ends when it is not used for half an hour', async () => {
      await newPerson();
      const { session } = await signedIn();
      for (let round = 0; round < 3; round += 1) {
        clock.forward(29);
        expect(await callerOf(deps, session)).not.toBeNull();
      }
      clock.forward(30);
      expect(await callerOf(deps, session)).toBeNull();
    });

    it('ends after eight hours, however busy', async () => {
      await newPerson();
      const { session } = await signedIn();
      for (let minutes = 0; minutes < 464; minutes += 29) {
        expect(await callerOf(deps, session)).not.toBeNull();
        clock.forward(29);
      }
      expect(await callerOf(deps, session)).not.toBeNull();
      clock.forward(17);
      expect(await callerOf(deps, session)).toBeNull();
    });

    it('waits a quarter of an hour for the second factor', async () => {
      await newPerson();
      const { session } = await passwordGiven();
      clock.forward(14.9);
      expect(await callerOf(deps, session)).not.toBeNull();
      clock.forward(0.2);
      expect(await callerOf(deps, session)).toBeNull();
    });

    it('ends with the account, at once', async () => {
      await newPerson();
      const { session } = await signedIn();
      await disable(person);
      expect(await callerOf(deps, session)).toBeNull();
    });

    it('is refused to a disabled account even if its row is open', async () => {
      await newPerson();
      const { session } = await signedIn();
      const account = (await deps.storage.accounts.get(testRegion, person.accountId))!;
      await deps.storage.accounts.put({ ...account, status: 'disabled' });
      expect(await callerOf(deps, session)).toBeNull();
    });

    it('belongs to one county', async () => {
      await newPerson();
      const { session } = await signedIn();
      expect(await callerOf(deps, { ...session, regionId: otherRegion })).toBeNull();
    });

    it('keeps no token', async () => {
      await newPerson();
      const { session } = await signedIn();
      const rows = await deps.storage.signIn.sessions(testRegion, person.accountId);
      expect(rows.length).toBe(1);
      expect(JSON.stringify(rows)).not.toContain(session.token);
      expect(JSON.stringify(await lastEntry())).not.toContain(session.token);
    });
  });
});
