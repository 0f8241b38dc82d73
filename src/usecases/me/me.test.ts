/** What a person sees and changes of their own account, on both databases. */
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { codeAt, goodPassword, makePerson, type Person } from '../../../tests/support/sign-in.ts';
import { otherRegion, testClock, testOrigin, testStaffDeps } from '../../../tests/support/staff.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { callerOfSession } from '../sign-in/caller-of-session.ts';
import { confirmIdentity } from '../sign-in/confirm-identity.ts';
import { enterRecoveryCode } from '../sign-in/enter-recovery-code.ts';
import { openSession } from '../sign-in/open-session.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { changeOwnContacts, revealOwnContacts } from './change-contacts.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { beginNewSecondFactor, confirmNewSecondFactor } from './renew-second-factor.ts';
import { showMe } from './show-me.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock();
  let count = 0;
  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
  });

  async function enter(person: Person, standing: 'full' | 'partial' = 'full'): Promise<Staff> {
    const facts = { method: 'password', standing, from: testOrigin } as const;
    const { regionId, token } = await deps.storage.transaction((stores) =>
      openSession(stores, deps, person, facts, clock().toISOString()),
    );
    return (await callerOfSession(deps, regionId, token, testOrigin))!;
  }

  async function aPerson(more: object = {}): Promise<{ person: Person; staff: Staff }> {
    count += 1;
    const person = await makePerson(deps, {
      signInName: `p${count}`,
      email: `p${count}@example.com`,
      ...more,
    });
    return { person, staff: await enter(person) };
  }

  const confirm = (staff: Staff) => confirmIdentity(deps, staff, { password: goodPassword });

  it('shows a person their own things, masked, and nothing of others', async () => {
    const { person, staff } = await aPerson({ role: 'county-desk' });
    await aPerson();
    await aPerson({ regionId: otherRegion });
    const shown = await showMe(deps, staff);
    if (!shown.ok) throw new Error(shown.problems[0].code);
    const { account, roles, contacts, sessions, security } = shown.value;
    expect(account.accountId).toBe(person.accountId);
    expect(roles.map(({ words }) => words)).toEqual(['政务公开股']);
    expect(contacts.map(({ masked }) => masked)).toEqual(['p***@example.com', null]);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([staff.sessionId]);
    expect(security).toMatchObject({ hasPassword: true, confirmed: false, identityService: null });
    expect(JSON.stringify(shown.value)).not.toContain(`p${count - 2}@`);
  });

  it('leaves out sessions that ran out', async () => {
    const { person } = await aPerson();
    clock.forward(deps.signIn.session.idleMinutes);
    const staff = await enter(person);
    const shown = await showMe(deps, staff);
    expect(shown.ok && shown.value.sessions.map(({ sessionId }) => sessionId)).toEqual([staff.sessionId]);
  });

  it('needs the second factor for everything', async () => {
    const { person } = await aPerson();
    const partial = await enter(person, 'partial');
    const input = { email: 'a@example.com', phone: '' };
    for (const result of [
      await showMe(deps, partial),
      await revealOwnContacts(deps, partial),
      await changeOwnContacts(deps, partial, input),
      await renewRecoveryCodes(deps, partial),
      await beginNewSecondFactor(deps, partial),
    ]) {
      expect(result).toMatchObject({ ok: false, problems: [{ code: 'second-factor' }] });
    }
  });

  it('changes contacts only right after the password, and records fields, not values', async () => {
    const { person, staff } = await aPerson();
    const input = { email: '', phone: '13800138000' };
    expect(await changeOwnContacts(deps, staff, input)).toMatchObject({
      problems: [{ code: 'confirm-first' }],
    });
    await confirm(staff);
    expect(await changeOwnContacts(deps, staff, input)).toMatchObject({ ok: true });
    expect(await revealOwnContacts(deps, staff)).toMatchObject({
      value: [{ value: `${person.signInName}@example.com` }, { value: '13800138000' }],
    });
    const entries = await deps.storage.audit.search({
      regionId: staff.regionId,
      actors: [`account/${staff.accountId}`],
      limit: 10,
    });
    expect(entries.map(({ act }) => act)).toEqual(['own.read', 'own.change', 'session.confirm']);
    expect(entries[1]!.detail).toEqual({ what: 'contacts', fields: 'phone' });
    expect(JSON.stringify(entries)).not.toMatch(/13800138000|@example/);
  });

  describe('second factor', () => {
    it('makes recovery codes that work, and the old ones worthless', async () => {
      const { person, staff } = await aPerson();
      await confirm(staff);
      const old = await renewRecoveryCodes(deps, staff);
      const fresh = await renewRecoveryCodes(deps, staff);
      if (!old.ok || !fresh.ok) throw new Error('no codes');
      const use = async (code: string) => enterRecoveryCode(deps, await enter(person, 'partial'), { code });
      expect((await use(old.value[0]!)).ok).toBe(false);
      expect((await use(fresh.value[0]!)).ok).toBe(true);
      const kept = await deps.storage.signIn.recoveryCodesLeft(staff.regionId, staff.accountId);
      expect(kept).toBe(deps.signIn.recoveryCodes - 1);
    });

    it('replaces the app once its first code was right, ends other sessions and tells the person', async () => {
      const { person, staff } = await aPerson();
      const other = await enter(person);
      await confirm(staff);
      const begun = await beginNewSecondFactor(deps, staff);
      if (!begun.ok) throw new Error(begun.problems[0].code);
      const { sealed, secret } = begun.value;
      const code = codeAt(secret, clock());
      expect(await confirmNewSecondFactor(deps, other, { sealed, code })).toMatchObject({
        problems: [{ code: 'set-up-expired' }],
      });
      expect(await confirmNewSecondFactor(deps, staff, { sealed, code: 'x' })).toMatchObject({
        problems: [{ code: 'code-wrong' }],
      });
      expect(await confirmNewSecondFactor(deps, staff, { sealed, code })).toMatchObject({ ok: true });
      const ended = await deps.storage.signIn.session(staff.regionId, other.sessionId);
      expect(ended!.endedAt).not.toBeNull();
      const notices = await deps.storage.notifications.notices(staff.regionId, staff.accountId, 5);
      expect(notices.map(({ kind }) => kind)).toContain('second-factor-changed');
    });
  });
});
