/** Signing in with a real identity service, and what somebody might try instead. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  startProvider,
  strongAcr,
  type TestPerson,
  type TestProvider,
} from '../../../tests/support/identity-provider.ts';
import {
  addRegion,
  otherRegion,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Account } from '../../domain/people/account.ts';
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { createIdentityService } from '../../identity/identity-service.ts';
import { unlinkIdentity } from '../me/unlink-identity.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { callerOfSession } from './caller-of-session.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { beginIdentityLink, beginIdentitySignIn, type IdentityBegun } from './identity-begin.ts';
import { finishIdentity } from './identity-finish.ts';
import { openSession } from './open-session.ts';

const returnAddress = 'http://127.0.0.1:9/workbench/sign-in/identity/callback';
const password = '青禾 Rain 2026 on the hills';
const anyone: Caller = { kind: 'anyone', from: testOrigin };
let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider([returnAddress]);
});
afterAll(() => provider.close());

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let database: Awaited<ReturnType<typeof open>>;
  const clock = testClock();
  let count = 0;
  beforeAll(async () => {
    const { issuer, clientId, clientSecret } = provider;
    const identity = createIdentityService(
      { issuer, clientId, clientSecret, name: '省统一身份认证', trustedAcr: [strongAcr] },
      () => new Date(),
    );
    database = await open();
    deps = { ...testStaffDeps(database, clock), identity };
    await addRegion(deps);
    await addRegion(deps, otherRegion, '邻县（演示）');
  });
  beforeEach(() => clock.set('2026-11-21T01:00:00Z'));

  /** An account with a password, and a full session of it. */
  async function aPerson(regionId = testRegion, more: Partial<Account> = {}): Promise<Staff> {
    count += 1;
    const account: Account = {
      regionId,
      accountId: `person-${count}`,
      signInName: `person-${count}`,
      name: '王芳',
      agencyId: null,
      status: 'active',
      demo: false,
      createdAt: clock().toISOString(),
      lastSignInAt: null,
      ...more,
    };
    const hash = await deps.secrets.passwords.hash(password);
    const session = await deps.storage.transaction(async (stores) => {
      const at = clock().toISOString();
      await stores.accounts.put(account);
      await stores.signIn.putPassword(regionId, account.accountId, hash, at);
      return openSession(
        stores,
        deps,
        account,
        { method: 'password', standing: 'full', from: testOrigin },
        at,
      );
    });
    return (await callerOfSession(deps, regionId, session.token, testOrigin))!;
  }

  async function begun(back = '/workbench/agencies', regionId = testRegion): Promise<IdentityBegun> {
    const begin = await beginIdentitySignIn(deps, anyone, { regionId, back, returnAddress });
    if (!begin.ok) throw new Error(begin.problems[0].code);
    return begin.value;
  }

  async function linking(staff: Staff): Promise<IdentityBegun> {
    await confirmIdentity(deps, staff, { password });
    const begin = await beginIdentityLink(deps, staff, { returnAddress });
    if (!begin.ok) throw new Error(begin.problems[0].code);
    return begin.value;
  }

  /** The person signs in at the service, and the same browser comes back. */
  async function wayBack({ address, cookie }: IdentityBegun, person: TestPerson, caller: Caller = anyone) {
    const { search } = await provider.signIn(address, person);
    return finishIdentity(deps, caller, { query: search, cookie });
  }

  async function linked(subject: string, staff?: Staff): Promise<Staff> {
    const person = staff ?? (await aPerson());
    expect(await wayBack(await linking(person), { subject }, person)).toMatchObject({
      value: { kind: 'linked' },
    });
    return person;
  }

  const entries = (regionId = testRegion) => deps.storage.audit.search({ regionId, limit: 200 });

  describe('linking and signing in', () => {
    it('keeps nothing by which two counties’ tables show that somebody works for both', async () => {
      await linked('sub-both');
      await linked('sub-both', await aPerson(otherRegion));
      const { rows } = await sql<{ digest: string }>`
        select subject_digest as digest from external_identity
        where region_id = ${otherRegion} or account_id = ${`person-${count - 1}`}`.execute(database.kysely);
      expect(new Set(rows.map(({ digest }) => digest)).size).toBe(2);
    });

    it('asks for the password first, links, signs in, and unlinks', async () => {
      const staff = await aPerson();
      expect(await beginIdentityLink(deps, staff, { returnAddress })).toMatchObject({
        problems: [{ code: 'confirm-first' }],
      });
      await linked('sub-1', staff);
      const back = await wayBack(await begun('/workbench/agencies?q=1'), { subject: 'sub-1' });
      expect(back).toMatchObject({
        value: { kind: 'signed-in', back: '/workbench/agencies?q=1', session: { standing: 'setup' } },
      });
      const notices = await deps.storage.notifications.notices(testRegion, staff.accountId, 10);
      expect(notices.map(({ kind }) => kind)).toEqual(['identity-linked']);
      expect(await unlinkIdentity(deps, staff)).toMatchObject({ ok: true });
      expect(await wayBack(await begun(), { subject: 'sub-1' })).toMatchObject({
        problems: [{ code: 'identity-unknown' }],
      });
      clock.forward(6);
      expect(await unlinkIdentity(deps, staff)).toMatchObject({ problems: [{ code: 'confirm-first' }] });
    });

    it('still asks for the code, unless the service asserts a second factor that is trusted', async () => {
      const staff = await linked('sub-2');
      const { regionId, accountId } = staff;
      await deps.storage.transaction(async ({ signIn }) => {
        await signIn.putCodeSecret(regionId, accountId, 'sealed');
        await signIn.confirmCode(regionId, accountId, 1, clock().toISOString());
      });
      const weak = await wayBack(await begun(), { subject: 'sub-2' });
      expect(weak).toMatchObject({ value: { session: { standing: 'partial' } } });
      const strong = await wayBack(await begun(), { subject: 'sub-2', strong: true });
      expect(strong).toMatchObject({ value: { session: { standing: 'full' } } });
      if (!strong.ok || strong.value.kind !== 'signed-in') throw new Error('not signed in');
      const caller = await callerOfSession(deps, regionId, strong.value.session.token, testOrigin);
      expect(caller).toMatchObject({ accountId, standing: 'full' });
    });

    it('keeps no name of the service and no personal data in the records', async () => {
      await linked('330102199001011234');
      await wayBack(await begun(), { subject: '330102199001011234' });
      const kept = JSON.stringify(await entries());
      expect(kept).toContain('identity-service');
      expect(kept).not.toContain('330102199001011234');
      expect(kept).not.toContain('code=');
    });

    it('links one identity with one account, and one account with one identity', async () => {
      const first = await linked('sub-3');
      const second = await aPerson();
      expect(await wayBack(await linking(second), { subject: 'sub-3' }, second)).toMatchObject({
        problems: [{ code: 'identity-taken' }],
      });
      expect(await wayBack(await linking(first), { subject: 'sub-4' }, first)).toMatchObject({
        problems: [{ code: 'identity-linked' }],
      });
    });

    it('lets one of two who link the same identity at once have it', async () => {
      const people = [await aPerson(), await aPerson()];
      const ways = [];
      for (const person of people) {
        const begin = await linking(person);
        const { search } = await provider.signIn(begin.address, { subject: 'sub-race' });
        ways.push(() => finishIdentity(deps, person, { query: search, cookie: begin.cookie }));
      }
      const results = await Promise.all(ways.map((way) => way()));
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });

    it('signs in to the county that was chosen, never to another one', async () => {
      await aPerson(otherRegion);
      await linked('sub-5');
      expect(await wayBack(await begun('/workbench', otherRegion), { subject: 'sub-5' })).toMatchObject({
        problems: [{ code: 'identity-unknown' }],
      });
      expect(
        await beginIdentitySignIn(deps, anyone, { regionId: '999999', back: '', returnAddress }),
      ).toMatchObject({ problems: [{ code: 'region-unknown' }] });
    });
  });

  describe('refused', () => {
    it('gives the same answer for nobody and for a disabled account', async () => {
      const staff = await linked('sub-6');
      const { regionId, accountId } = staff;
      await deps.storage.transaction(async ({ accounts }) => {
        const account = await accounts.get(regionId, accountId);
        await accounts.put({ ...account!, status: 'disabled' });
      });
      const disabled = await wayBack(await begun(), { subject: 'sub-6', strong: true });
      const nobody = await wayBack(await begun(), { subject: 'nobody-here' });
      expect(disabled).toEqual(nobody);
      expect(disabled).toMatchObject({ problems: [{ code: 'identity-unknown' }] });
    });

    it('wants the browser that began: none, a forged and a moved cookie are nothing', async () => {
      const staff = await linked('sub-7');
      const begin = await begun();
      const { search } = await provider.signIn(begin.address, { subject: 'sub-7' });
      const others = deps.secrets.sealer.seal('{}', 'cookie/identity-pending');
      for (const cookie of [null, '', 'x.y.z', `${begin.cookie}x`, others]) {
        expect(await finishIdentity(deps, anyone, { query: search, cookie })).toMatchObject({
          problems: [{ code: 'identity-expired' }],
        });
      }
      // The code is still good: nothing of the above used it up at the service.
      const own = await finishIdentity(deps, anyone, { query: search, cookie: begin.cookie });
      expect(own).toMatchObject({ value: { kind: 'signed-in' } });
      expect(await finishIdentity(deps, anyone, { query: search, cookie: begin.cookie })).toMatchObject({
        problems: [{ code: 'identity-rejected' }],
      });
      expect(staff.accountId).not.toBe('');
    });

    it('signs nobody in with a way back that somebody else began', async () => {
      await linked('attacker');
      const attackers = await begun();
      const { search } = await provider.signIn(attackers.address, { subject: 'attacker' });
      const victims = await begun();
      expect(await finishIdentity(deps, anyone, { query: search, cookie: victims.cookie })).toMatchObject({
        problems: [{ code: 'identity-rejected' }],
      });
    });

    it('links nobody with an identity that another session brought', async () => {
      const attacker = await aPerson();
      const victim = await aPerson();
      const begin = await linking(attacker);
      const { search } = await provider.signIn(begin.address, { subject: 'attackers-own' });
      for (const caller of [victim, anyone, { ...attacker, sessionId: 'later' }] as const) {
        expect(await finishIdentity(deps, caller, { query: search, cookie: begin.cookie })).toMatchObject({
          problems: [{ code: 'identity-expired' }],
        });
      }
      expect(await deps.storage.signIn.identitiesOf(testRegion, victim.accountId)).toEqual([]);
    });

    it('waits ten minutes, no longer', async () => {
      await linked('sub-8');
      const begin = await begun();
      const { search } = await provider.signIn(begin.address, { subject: 'sub-8' });
      clock.forward(10);
      expect(await finishIdentity(deps, anyone, { query: search, cookie: begin.cookie })).toMatchObject({
        problems: [{ code: 'identity-expired' }],
      });
    });

    it('says so when the person turned back, and records it', async () => {
      expect(await wayBack(await begun(), { subject: null })).toMatchObject({
        problems: [{ code: 'identity-declined' }],
      });
      const [last] = await entries();
      expect(last).toMatchObject({ act: 'sign-in', outcome: 'failed' });
      expect(last!.detail).toMatchObject({ problem: 'identity-declined', cause: 'access-denied' });
    });

    it('says so when the service is down or none is set', async () => {
      const down = createIdentityService(
        {
          issuer: 'http://127.0.0.1:1',
          clientId: 'x',
          clientSecret: null,
          name: '省统一身份认证',
          trustedAcr: [],
        },
        () => new Date(),
      );
      const input = { regionId: testRegion, back: '', returnAddress };
      expect(await beginIdentitySignIn({ ...deps, identity: down }, anyone, input)).toMatchObject({
        problems: [{ code: 'identity-unavailable' }],
      });
      const begin = await begun();
      expect(
        await finishIdentity({ ...deps, identity: down }, anyone, { query: '?code=x', cookie: begin.cookie }),
      ).toMatchObject({ problems: [{ code: 'identity-unavailable' }] });
      expect(await beginIdentitySignIn({ ...deps, identity: null }, anyone, input)).toMatchObject({
        problems: [{ code: 'identity-off' }],
      });
    });

    it('makes an address wait that tries without end', async () => {
      const from = { ...testOrigin, address: '192.0.2.99' };
      const caller: Caller = { kind: 'anyone', from };
      const begin = await begun();
      let tries = 0;
      let code = '';
      while (code !== 'too-often' && tries < 100) {
        tries += 1;
        const result = await finishIdentity(deps, caller, {
          query: `?code=${tries}&state=x`,
          cookie: begin.cookie,
        });
        code = result.ok ? '' : result.problems[0].code;
      }
      expect(code).toBe('too-often');
      expect(tries).toBe(deps.signIn.backOff.address.fromFailures + 1);
    });
  });
});
