import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { callerOf, codeAt, goodPassword, makePerson, type Person } from '../../../tests/support/sign-in.ts';
import {
  aStaff,
  otherRegion,
  type TestClock,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { disableAccount } from '../people/disable-account.ts';
import { enableAccount } from '../people/enable-account.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { concernsOf } from '../workbench/concerns.ts';
import { changePassword } from './change-password.ts';
import { newDevice, openDevice } from './device.ts';
import { enterCode } from './enter-code.ts';
import { enterRecoveryCode } from './enter-recovery-code.ts';
import { lockOf } from './lock-of.ts';
import { recoveryDigest } from './recovery-codes.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { signIn } from './sign-in.ts';
import { signOutAccount } from './sign-out-account.ts';
import { nameKey } from './tries.ts';
import { unlockAccount } from './unlock-account.ts';

const security = aStaff([{ role: 'security-administrator', agencyId: null }]);
const system = aStaff([{ role: 'system-administrator', agencyId: null }]);

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let person: Person;
  let people = 0;
  let addresses = 0;

  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
  });

  async function newPerson(more: object = {}): Promise<Person> {
    people += 1;
    person = await makePerson(deps, { signInName: `person-${people}`, ...more });
    return person;
  }

  /** Each try from an address of its own: what is counted by address is not what is tested here. */
  function enter(password: string, device: string | null, { signInName, regionId } = person) {
    addresses += 1;
    const from = { ...testOrigin, address: `203.0.113.${addresses % 250}` };
    return signIn(deps, { kind: 'anyone', from }, { regionId, signInName, password, device });
  }

  const isLet = async (device: string | null, whom = person, password = goodPassword) =>
    (await enter(password, device, whom)).ok;

  /** Signs in with both factors; the browser brings along what it has. */
  async function signedIn(device: string | null = null): Promise<{ device: string; caller: Staff }> {
    clock.forward(2);
    const first = await enter(goodPassword, device);
    if (!first.ok) throw new Error(first.problems[0].message);
    expect(first.value.device).toBeNull();
    const partial = (await callerOf(deps, first.value))!;
    const full = await enterCode(deps, partial, { code: codeAt(person.secret, clock()) });
    if (!full.ok) throw new Error(full.problems[0].message);
    return { device: full.value.device!, caller: (await callerOf(deps, full.value))! };
  }

  /** A stranger who knows the name types wrong passwords. */
  async function strangerLocks(whom = person): Promise<void> {
    for (let round = 0; round < 5; round += 1) await enter('wrong', null, whom);
    expect(await failuresOfName(whom)).toBeGreaterThanOrEqual(5);
  }

  const failuresOfName = async ({ regionId, signInName } = person) =>
    (await deps.storage.signIn.failures(regionId, nameKey(deps, regionId, signInName).key))?.failures ?? 0;

  const waitOf = async () => {
    const until = await lockOf(deps, deps.storage, person);
    return until === null ? 0 : Math.round((Date.parse(until) - clock().getTime()) / 60_000);
  };

  describe('a device somebody signed in with', () => {
    it('gets in while a stranger locks the name, for as long as the stranger likes', async () => {
      await newPerson();
      let { device } = await signedIn();
      await strangerLocks();
      for (let round = 0; round < 12; round += 1) {
        expect(await isLet(null)).toBe(false);
        device = (await signedIn(device)).device;
        clock.forward(28.5);
        await enter('wrong', null);
      }
      // The success of the device does not take back what the stranger did.
      expect(await failuresOfName()).toBeGreaterThan(12);
      expect(await isLet(null)).toBe(false);
    });

    it('is held back by its own wrong tries, each time twice as long, and does not lock the name', async () => {
      await newPerson();
      const { device } = await signedIn();
      for (let round = 0; round < 5; round += 1) expect(await isLet(device, person, 'wrong')).toBe(false);
      for (const minutes of [1, 2, 4, 8, 16, 30, 30]) {
        expect(await waitOf()).toBe(minutes);
        clock.forward(minutes - 0.02);
        expect(await isLet(device)).toBe(false);
        clock.forward(0.03);
        expect(await isLet(device, person, 'wrong')).toBe(false);
      }
      expect(await failuresOfName()).toBe(0);
      expect(await isLet(device)).toBe(false);
      expect(await isLet(null)).toBe(true);
      clock.forward(31);
      expect(await isLet(device)).toBe(true);
      expect(await waitOf()).toBe(0);
    });

    it('lets no more through at once than one after the other', async () => {
      await newPerson();
      const { device } = await signedIn();
      const since = clock().toISOString();
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          enter(index === 11 ? goodPassword : `wrong ${index}`, device),
        ),
      );
      const subject = `account/${person.accountId}`;
      const entries = await deps.storage.audit.search({
        regionId: testRegion,
        subject,
        from: since,
        limit: 50,
      });
      const tries = entries.filter(({ act, outcome }) => act === 'sign-in' && outcome === 'failed');
      expect(tries.length).toBeGreaterThanOrEqual(11);
      expect(tries.filter(({ detail }) => detail.waiting !== true).length).toBeLessThanOrEqual(5);
    });

    it('is counted apart from the other devices of its person', async () => {
      await newPerson();
      const desk = (await signedIn()).device;
      const phone = (await signedIn()).device;
      for (let round = 0; round < 5; round += 1) await enter('wrong', desk);
      expect(await isLet(desk)).toBe(false);
      expect(await isLet(phone)).toBe(true);
    });

    it('is counted by address as anybody is', async () => {
      await newPerson();
      const { device } = await signedIn();
      const from = { ...testOrigin, address: '198.51.100.9' };
      const guess = (signInName: string, password: string) =>
        signIn(deps, { kind: 'anyone', from }, { regionId: testRegion, signInName, password, device });
      for (let round = 0; round < 40; round += 1) await guess(`guess-${round}`, 'wrong');
      expect((await guess(person.signInName, goodPassword)).ok).toBe(false);
      expect(await isLet(device)).toBe(true);
    });

    it('is unlocked by the security administrator, who sees that its person waits', async () => {
      await newPerson();
      const { device } = await signedIn();
      for (let round = 0; round < 5; round += 1) await enter('wrong', device);
      const texts = async () => (await concernsOf(deps, security)).map(({ link }) => link);
      const link = `/workbench/people/${person.accountId}`;
      expect(await texts()).toContain(link);
      const input = { regionId: testRegion, accountId: person.accountId };
      expect((await unlockAccount(deps, security, input)).ok).toBe(true);
      expect(await texts()).not.toContain(link);
      expect(await isLet(device)).toBe(true);
    });

    it('proves nothing else: password and second factor are asked for as before', async () => {
      await newPerson();
      const { device } = await signedIn();
      expect(await isLet(device, person, 'wrong')).toBe(false);
      const first = await enter(goodPassword, device);
      expect(first.ok && first.value).toMatchObject({ standing: 'partial', device: null });
      await disableAccount(deps, system, testRegion, person.accountId, '');
      expect(await isLet(device)).toBe(false);
    });

    it('gives the same answer whatever is brought along', async () => {
      await newPerson();
      const { device } = await signedIn();
      const nobody = { ...person, signInName: 'nobody-at-all' };
      const answers = [];
      for (const brought of [null, '', 'x', device, `${device}x`])
        for (const whom of [person, nobody]) answers.push(await enter('wrong', brought, whom));
      await strangerLocks();
      answers.push(await enter(goodPassword, null), await enter('wrong', device));
      expect(answers.every(({ ok }) => !ok)).toBe(true);
      expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    });

    it('takes as long with it as without, for somebody as for nobody', async () => {
      await newPerson();
      const { device } = await signedIn();
      const nobody = { ...person, signInName: 'nobody-either' };
      const cases = [null, device].flatMap((brought) =>
        [person, nobody].map((whom) => ({ brought, whom, times: [] as number[] })),
      );
      // In turns, so that whatever else runs on this machine slows all of them.
      for (let round = 0; round < 9; round += 1)
        for (const { brought, whom, times } of cases) {
          clock.forward(31);
          const start = performance.now();
          await enter('wrong', brought, whom);
          times.push(performance.now() - start);
        }
      const medians = cases.map(({ times }) => times.sort((a, b) => a - b)[4]!);
      expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
    });
  });

  describe('what a browser keeps', () => {
    it('comes with a full sign-in only: also with a recovery code', async () => {
      await newPerson();
      const code = 'abcd-efgh-ijkl-mnop';
      const digest = recoveryDigest(deps.secrets, testRegion, person.accountId, code);
      await deps.storage.signIn.putRecoveryCodes(testRegion, person.accountId, [digest]);
      const first = await enter(goodPassword, null);
      const partial = first.ok ? (await callerOf(deps, first.value))! : system;
      const full = await enterRecoveryCode(deps, partial, { code });
      await strangerLocks();
      expect(await isLet(full.ok ? full.value.device : null)).toBe(true);
    });

    it('names nobody, is another one each time, and fits a cookie', async () => {
      await newPerson();
      const [one, two] = [(await signedIn()).device, (await signedIn()).device];
      expect(one).toMatch(/^[\w.-]{100,600}$/);
      const [, , , body = ''] = one.split('.');
      for (const word of [testRegion, person.accountId, person.signInName]) {
        expect(one).not.toContain(word);
        expect(Buffer.from(body, 'base64url').toString('latin1')).not.toContain(word);
      }
      expect(openDevice(deps, one)!.id).not.toBe(openDevice(deps, two)!.id);
      for (let round = 0; round < 5; round += 1) await enter('wrong', one);
      const keys = await deps.storage.signIn.lockedKeys(testRegion, clock().toISOString());
      const own = keys.filter((key) => key.startsWith(`device/${person.accountId}/`));
      expect(own).toHaveLength(1);
      expect(own[0]).not.toContain(openDevice(deps, one)!.id);
    });

    it.each([
      ['nothing', () => ''],
      ['forged', () => 'v1.k1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
      ['of a key that is gone', (own: string) => own.replace('v1.k1.', 'v1.k9.')],
      ['cut short', (own: string) => own.slice(0, -4)],
      [
        'changed',
        (own: string) => {
          const at = own.length - 40;
          return own.slice(0, at) + (own[at] === 'A' ? 'B' : 'A') + own.slice(at + 1);
        },
      ],
      [
        'moved from another place',
        () => {
          const facts = {
            regionId: testRegion,
            accountId: person.accountId,
            id: 'x',
            madeAt: clock().toISOString(),
          };
          return deps.secrets.sealer.seal(JSON.stringify(facts), 'cookie/identity-pending');
        },
      ],
      ['another thing in the right place', () => deps.secrets.sealer.seal('{"a":1}', 'device-cookie')],
      [
        'of another county',
        () => newDevice(deps, { ...person, regionId: otherRegion }, clock().toISOString()),
      ],
      ['of another account', () => newDevice(deps, { ...person, accountId: 'other' }, clock().toISOString())],
    ])('counts for nothing when it is %s', async (_what, bring) => {
      await newPerson();
      const { device } = await signedIn();
      await strangerLocks();
      const before = await failuresOfName();
      expect(await isLet(bring(device))).toBe(false);
      // Nor does it wait for itself: once the name may be tried again, the try counts under the name.
      clock.forward(1.1);
      expect(await isLet(bring(device), person, 'wrong')).toBe(false);
      expect(await failuresOfName()).toBe(before + 1);
      expect(await isLet(device)).toBe(true);
    });

    it('of a colleague opens nothing, and does not wait in the colleague’s place', async () => {
      const colleague = await newPerson();
      const theirs = (await signedIn()).device;
      await newPerson();
      await strangerLocks();
      expect(await isLet(theirs)).toBe(false);
      clock.forward(31);
      for (let round = 0; round < 6; round += 1) await enter('wrong', theirs);
      expect(await isLet(theirs, colleague)).toBe(true);
    });

    it('counts for 90 days', async () => {
      await newPerson();
      const { device } = await signedIn();
      clock.forward(90 * 24 * 60 - 40);
      await strangerLocks();
      expect(await isLet(device)).toBe(true);
      clock.forward(39);
      await strangerLocks();
      expect(await isLet(device)).toBe(true);
      clock.forward(1);
      await enter('wrong', null);
      expect(await isLet(device)).toBe(false);
    });

    it('ends with the password, but the browser that changes it gets another', async () => {
      await newPerson();
      const old = (await signedIn()).device;
      const { device, caller } = await signedIn();
      clock.forward(1);
      const next = '河边 walks 到清晨 8';
      const changed = await changePassword(deps, caller, {
        present: goodPassword,
        password: next,
        again: next,
      });
      await strangerLocks();
      for (const each of [old, device]) expect(await isLet(each, person, next)).toBe(false);
      expect(await isLet(changed.ok ? changed.value.device : null, person, next)).toBe(true);
    });

    it.each([
      ['ends the sessions', () => signOutAccount(deps, security, { accountId: person.accountId })],
      [
        'resets the second factor',
        () =>
          resetSecondFactor(deps, security, { accountId: person.accountId, reason: '本人当面说明手机遗失' }),
      ],
      [
        'disables and enables the account',
        async () => {
          await disableAccount(deps, system, testRegion, person.accountId, '');
          return enableAccount(deps, system, testRegion, person.accountId);
        },
      ],
    ])('ends when an administrator %s', async (_what, act) => {
      await newPerson();
      const { device } = await signedIn();
      clock.forward(1);
      expect(await act()).toMatchObject({ ok: true });
      clock.forward(1);
      await strangerLocks();
      expect(await isLet(device)).toBe(false);
      clock.forward(31);
      expect(await isLet(null)).toBe(true);
    });

    it('ends when everything ends: after a restore', async () => {
      await newPerson();
      const { device } = await signedIn();
      clock.forward(1);
      await deps.storage.signIn.endAll(clock().toISOString());
      await strangerLocks();
      expect(await isLet(device)).toBe(false);
    });

    it('does not end for the person’s other sessions ending', async () => {
      await newPerson();
      const { device, caller } = await signedIn();
      clock.forward(1);
      const { regionId, accountId, sessionId } = caller;
      await deps.storage.signIn.endSessions(regionId, accountId, clock().toISOString(), sessionId);
      await strangerLocks();
      expect(await isLet(device)).toBe(true);
    });
  });
});
