import { beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addPerson, signedInAs } from '../../../tests/support/people.ts';
import { aTask, code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { otherRegion, type TestClock, testRegion } from '../../../tests/support/staff.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { listAccounts } from './list-accounts.ts';
import { listRoles } from './list-roles.ts';
import { makeDelegation } from './make-delegation.ts';
import { rolesNow } from './roles-now.ts';
import { showAccount } from './show-account.ts';

const aForm = {
  signInName: 'wang.mang',
  name: '王芒种',
  agencyId: '1001',
  email: 'wang@qinghe.example',
  phone: '19900000009',
};

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;

  beforeEach(async () => {
    ({ deps, clock } = await peopleCounty(open));
  });

  const entries = () => deps.storage.audit.search({ regionId: testRegion, limit: 50 });

  describe('opening an account', () => {
    it('makes one without roles, its contacts sealed, and tells the ledger no contact', async () => {
      const made = await createAccount(deps, await signedInAs(deps, 'system'), testRegion, aForm);
      if (!made.ok) throw new Error(made.problems[0].message);
      const { accountId } = made.value.account;
      expect(made.value.invitation.path).toContain('/workbench/invitation/');
      expect(made.value.account).toMatchObject({
        signInName: 'wang.mang',
        status: 'invited',
        agencyId: '1001',
        demo: false,
      });
      expect(await rolesNow(deps.storage, testRegion, accountId, clock().toISOString())).toEqual([]);
      const shown = await deps.storage.personal.maskedOf(testRegion, 'account', [accountId]);
      expect(shown.map(({ masked }) => masked).join()).not.toContain('19900000009');
      const events = JSON.stringify(await deps.storage.ledger.ofSubject(testRegion, `account/${accountId}`));
      const trail = JSON.stringify(await entries());
      for (const secret of ['19900000009', 'wang@qinghe.example']) {
        expect(events).not.toContain(secret);
        expect(trail).not.toContain(secret);
      }
      expect((await entries())[0]).toMatchObject({ act: 'account.create', subject: `account/${accountId}` });
    });

    it('takes no field that the form does not have', async () => {
      const sneaky = { ...aForm, demo: true, status: 'active', regionId: otherRegion, accountId: 'system' };
      const made = await createAccount(deps, await signedInAs(deps, 'system'), testRegion, sneaky);
      if (!made.ok) throw new Error(made.problems[0].message);
      expect(made.value.account).toMatchObject({ demo: false, status: 'invited', regionId: testRegion });
      expect(made.value.account.accountId).not.toBe('system');
    });

    it('says everything that is wrong at once, each at its field', async () => {
      const system = await signedInAs(deps, 'system');
      const bad = { signInName: '王', name: '', agencyId: '1003', email: 'x', phone: '1' };
      const made = await createAccount(deps, system, testRegion, bad);
      expect(made.ok ? [] : made.problems.map((each) => each.field)).toEqual([
        'signInName',
        'name',
        'agencyId',
        'email',
        'phone',
      ]);
    });

    it('gives a sign-in name once in a county, whoever is quicker, and again in another county', async () => {
      const system = await signedInAs(deps, 'system');
      const both = await Promise.all([
        createAccount(deps, system, testRegion, aForm),
        createAccount(deps, system, testRegion, { ...aForm, signInName: 'WANG.mang' }),
      ]);
      expect(both.map(code).sort()).toEqual(['done', 'field-invalid']);
      const operator = { kind: 'operator', from: system.from } as const;
      expect(code(await createAccount(deps, operator, otherRegion, { ...aForm, agencyId: '' }))).toBe('done');
      expect(code(await createAccount(deps, operator, '990199', { ...aForm, agencyId: '' }))).toBe(
        'not-found',
      );
    });

    it('is for the system administrator of this county alone', async () => {
      for (const other of ['security', 'audit', 'desk', 'lin']) {
        expect(code(await createAccount(deps, await signedInAs(deps, other), testRegion, aForm))).toBe(
          'forbidden',
        );
      }
      expect(code(await createAccount(deps, await signedInAs(deps, 'system'), otherRegion, aForm))).toBe(
        'not-found',
      );
      expect((await entries()).filter(({ outcome }) => outcome === 'refused')).toHaveLength(5);
    });
  });

  it('changing an account keeps contacts that were left empty, and an agency that has ended', async () => {
    const system = await signedInAs(deps, 'system');
    await addPerson(deps, { accountId: 'old', agencyId: '1003' });
    const change = { name: '陈白露', agencyId: '1003', email: 'c@qinghe.example', phone: '' };
    expect(code(await changeAccount(deps, system, testRegion, 'old', change))).toBe('done');
    expect(code(await changeAccount(deps, system, testRegion, 'old', { ...change, email: '' }))).toBe('done');
    expect(await deps.storage.personal.maskedOf(testRegion, 'account', ['old'])).toHaveLength(1);
    expect(field(await changeAccount(deps, system, testRegion, 'lin', change))).toBe('agencyId');
    expect(code(await changeAccount(deps, system, testRegion, 'nobody', change))).toBe('not-found');
    // The second change changed nothing: nothing is recorded of it.
    expect(await deps.storage.ledger.ofKinds(testRegion, ['account-changed'], 0, 10)).toHaveLength(1);
  });

  describe('disabling an account', () => {
    it('ends delegations both ways; enabling brings back the roles but not those', async () => {
      const desk = await signedInAs(deps, 'desk');
      const days = { from: '2026-11-21', until: '2026-11-30', reason: '出差' };
      await makeDelegation(deps, desk, testRegion, { grantId: 'lin-1', toAccountId: 'chen', ...days });
      await makeDelegation(deps, desk, testRegion, { grantId: 'head-1', toAccountId: 'lin', ...days });
      const now = clock().toISOString();
      expect(await rolesNow(deps.storage, testRegion, 'chen', now)).toHaveLength(2);
      const system = await signedInAs(deps, 'system');
      const disabled = await disableAccount(deps, system, testRegion, 'lin', '');
      expect(disabled).toEqual({ ok: true, value: { sessions: 0, delegations: 2, tasks: 0 } });
      expect(await rolesNow(deps.storage, testRegion, 'chen', now)).toHaveLength(1);
      expect(await rolesNow(deps.storage, testRegion, 'lin', now)).toEqual([]);
      expect(code(await disableAccount(deps, system, testRegion, 'lin', ''))).toBe('stale');
      expect(code(await enableAccount(deps, system, testRegion, 'lin'))).toBe('done');
      expect((await deps.storage.accounts.get(testRegion, 'lin'))?.status).toBe('active');
      expect(await rolesNow(deps.storage, testRegion, 'lin', now)).toEqual([
        { role: 'clerk', agencyId: '1001', onBehalfOf: null },
      ]);
      expect(code(await enableAccount(deps, system, testRegion, 'lin'))).toBe('stale');
    });

    it('ends sessions', async () => {
      const at = clock().toISOString();
      const session = {
        regionId: testRegion,
        sessionId: 's',
        accountId: 'lin',
        standing: 'full',
        method: 'password',
      } as const;
      const times = {
        createdAt: at,
        seenAt: at,
        expiresAt: '2026-11-22T00:00:00.000Z',
        confirmedAt: null,
        endedAt: null,
      };
      await deps.storage.signIn.putSession({ ...session, ...times, address: '', agent: '' });
      await disableAccount(deps, await signedInAs(deps, 'system'), testRegion, 'lin', '');
      expect((await deps.storage.signIn.session(testRegion, 's'))?.endedAt).toBe(at);
    });

    it('sets the last day on which contacts may be kept; enabling takes it back', async () => {
      const system = await signedInAs(deps, 'system');
      const lastDays = async () =>
        (await deps.storage.personal.maskedOf(testRegion, 'account', ['lin'])).map(
          ({ retainUntil }) => retainUntil,
        );
      const form = { name: '林小满', agencyId: '1001', email: '', phone: '19900000009' };
      await changeAccount(deps, system, testRegion, 'lin', form);
      expect(await lastDays()).toEqual([null]);
      await disableAccount(deps, system, testRegion, 'lin', '');
      expect((await lastDays())[0]).toMatch(/^20\d\d-\d\d-\d\d$/);
      await enableAccount(deps, system, testRegion, 'lin');
      expect(await lastDays()).toEqual([null]);
    });

    it('needs a successor for open work, and hands it over in the same act or not at all', async () => {
      const { tasks } = deps.storage;
      await tasks.put(aTask('1'));
      await tasks.put(aTask('2'));
      const system = await signedInAs(deps, 'system');
      expect(code(await disableAccount(deps, system, testRegion, 'lin', ''))).toBe('work-left');
      expect(field(await disableAccount(deps, system, testRegion, 'lin', 'chen'))).toBe('to');
      expect((await deps.storage.accounts.get(testRegion, 'lin'))?.status).toBe('active');
      expect(await tasks.open(testRegion, { accountId: 'lin', limit: 9 })).toHaveLength(2);
      expect(code(await disableAccount(deps, system, testRegion, 'lin', 'zhou'))).toBe('done');
      expect(await tasks.open(testRegion, { accountId: 'zhou', limit: 9 })).toHaveLength(2);
    });

    it('is refused for oneself', async () => {
      const system = await signedInAs(deps, 'system');
      expect(code(await disableAccount(deps, system, testRegion, 'system', ''))).toBe('not-allowed');
    });

    it('never leaves an administrator’s duty without anybody who can sign in', async () => {
      const system = await signedInAs(deps, 'system');
      expect(code(await disableAccount(deps, system, testRegion, 'audit', ''))).toBe('last-administrator');
      await addPerson(deps, {
        accountId: 'audit2',
        active: false,
        roles: [{ role: 'audit-administrator', agencyId: null }],
      });
      expect(code(await disableAccount(deps, system, testRegion, 'audit', ''))).toBe('last-administrator');
      await addPerson(deps, {
        accountId: 'audit3',
        roles: [{ role: 'audit-administrator', agencyId: null }],
      });
      const both = await Promise.all(
        ['audit', 'audit3'].map((id) => disableAccount(deps, system, testRegion, id, '')),
      );
      expect(both.map(code).sort()).toEqual(['done', 'last-administrator']);
    });
  });

  it('lists show contacts masked, roles by name, and only to those who keep accounts', async () => {
    const system = await signedInAs(deps, 'system');
    await createAccount(deps, system, testRegion, aForm);
    const listed = await listAccounts(deps, system, testRegion, { words: 'wang' });
    if (!listed.ok) throw new Error(listed.problems[0].message);
    expect(listed.value.rows).toHaveLength(1);
    expect(listed.value.rows[0]?.phone).not.toContain('0000009');
    expect(listed.value.rows[0]?.phone).toContain('*');
    expect(code(await listAccounts(deps, await signedInAs(deps, 'desk'), testRegion, {}))).toBe('forbidden');
    const shown = await showAccount(deps, system, 'lin');
    expect(shown.ok && shown.value).toMatchObject({
      roles: ['信息员（第1001局）'],
      openWork: 0,
      self: false,
    });
    expect(code(await showAccount(deps, system, 'nobody'))).toBe('not-found');
    const roles = await listRoles(deps, await signedInAs(deps, 'desk'), testRegion, '1001');
    expect(
      roles.ok && roles.value.byRole.flatMap(({ holders }) => holders.map((each) => each.account.name)),
    ).toEqual(['lin', 'zhou', 'head']);
    expect(code(await listRoles(deps, await signedInAs(deps, 'audit'), testRegion))).toBe('forbidden');
  });

  it('accounts are paged by fifty', async () => {
    for (let number = 10; number < 60; number += 1) await addPerson(deps, { accountId: `p${number}` });
    const system = await signedInAs(deps, 'system');
    const first = await listAccounts(deps, system, testRegion, {});
    if (!first.ok || first.value.next === null) throw new Error('one page only');
    expect(first.value.rows).toHaveLength(50);
    const second = await listAccounts(deps, system, testRegion, { after: first.value.next });
    expect(second.ok && [second.value.rows.length, second.value.next]).toEqual([8, null]);
  });
});
