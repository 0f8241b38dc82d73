import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { makePerson, type Person } from '../../tests/support/sign-in.ts';
import { otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { Session } from '../usecases/ports/sign-in.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

const at = '2026-11-21T01:00:00.000Z';
const later = '2026-11-21T02:00:00.000Z';

eachDatabase((name, open) => {
  let deps: StaffDeps;
  let person: Person;
  let count = 0;
  const store = () => deps.storage.signIn;

  beforeAll(async () => {
    deps = testStaffDeps(await open());
    person = await makePerson(deps, { signInName: 'someone' });
    await makePerson(deps, { signInName: 'someone', regionId: otherRegion });
  });

  const session = (more: Partial<Session> = {}): Session => {
    count += 1;
    return {
      regionId: testRegion,
      sessionId: `session-${count}`,
      accountId: person.accountId,
      standing: 'full',
      method: 'password',
      createdAt: at,
      seenAt: at,
      expiresAt: later,
      address: '192.0.2.1',
      agent: 'test',
      confirmedAt: null,
      endedAt: null,
      ...more,
    };
  };

  it('gives a session back as it was put, in its county only', async () => {
    const put = session({ confirmedAt: later });
    await store().putSession(put);
    expect(await store().session(testRegion, put.sessionId)).toEqual(put);
    expect(await store().session(otherRegion, put.sessionId)).toBeNull();
    expect(await store().endSession(otherRegion, put.sessionId, later)).toBe(false);
  });

  it('an ended session stays ended: it is not touched, confirmed or ended again', async () => {
    const { sessionId } = session();
    await store().putSession(session({ sessionId }));
    expect(await store().endSession(testRegion, sessionId, at)).toBe(true);
    expect(await store().endSession(testRegion, sessionId, later)).toBe(false);
    await store().touchSession(testRegion, sessionId, later);
    await store().confirmSession(testRegion, sessionId, later);
    expect(await store().session(testRegion, sessionId)).toMatchObject({
      endedAt: at,
      seenAt: at,
      confirmedAt: null,
    });
  });

  it('ends all sessions of a person but one', async () => {
    const all = [session(), session(), session()];
    for (const each of all) await store().putSession(each);
    const open1 = await store().sessions(testRegion, person.accountId);
    expect(await store().endSessions(testRegion, person.accountId, later, all[1]!.sessionId)).toBe(
      open1.length - 1,
    );
    expect((await store().sessions(testRegion, person.accountId)).map(({ sessionId }) => sessionId)).toEqual([
      all[1]!.sessionId,
    ]);
    expect(await store().credential(testRegion, person.accountId)).toMatchObject({ devicesFrom: null });
  });

  it('with all sessions of a person ends what their browsers kept, in their county only', async () => {
    const one = await makePerson(deps, { signInName: 'with-devices' });
    await store().endSessions(otherRegion, one.accountId, at);
    expect(await store().credential(testRegion, one.accountId)).toMatchObject({ devicesFrom: null });
    await store().endSessions(testRegion, one.accountId, later);
    expect(await store().credential(testRegion, one.accountId)).toMatchObject({ devicesFrom: later });
    expect(await store().credential(testRegion, person.accountId)).toMatchObject({ devicesFrom: null });
  });

  it('uses a step, a recovery code and a link once each, whoever comes at the same time', async () => {
    const { accountId } = person;
    const atOnce = async (use: () => Promise<boolean>) =>
      (await Promise.all([use(), use(), use(), use()])).filter(Boolean).length;
    expect(await atOnce(() => store().takeCodeStep(testRegion, accountId, 100))).toBe(1);
    expect(await store().takeCodeStep(testRegion, accountId, 99)).toBe(false);
    expect(await store().takeCodeStep(testRegion, accountId, 101)).toBe(true);
    await store().putRecoveryCodes(testRegion, accountId, ['a', 'b']);
    expect(await atOnce(() => store().useRecoveryCode(testRegion, accountId, 'a', at))).toBe(1);
    expect(await store().recoveryCodesLeft(testRegion, accountId)).toBe(1);
    const link = { regionId: testRegion, linkId: 'l', accountId, purpose: 'sign-in', createdAt: at } as const;
    await store().putLink({ ...link, expiresAt: later, usedAt: null });
    expect(await store().useLink(otherRegion, 'l', at)).toBe(false);
    expect(await store().useLink(testRegion, 'l', later)).toBe(false);
    expect(await atOnce(() => store().useLink(testRegion, 'l', at))).toBe(1);
  });

  it('an unconfirmed second factor counts for nothing, and a new one takes the recovery codes along', async () => {
    const fresh = await makePerson(deps, { signInName: `fresh-${name}`, app: false });
    const { accountId } = fresh;
    expect(await store().confirmCode(testRegion, accountId, 5, at)).toBe(false);
    await store().putCodeSecret(testRegion, accountId, 'sealed');
    expect(await store().takeCodeStep(testRegion, accountId, 5)).toBe(false);
    expect(await store().confirmCode(testRegion, accountId, 5, at)).toBe(true);
    expect(await store().confirmCode(testRegion, accountId, 6, at)).toBe(false);
    await store().putRecoveryCodes(testRegion, accountId, ['a']);
    await store().putCodeSecret(testRegion, accountId, 'other');
    expect(await store().recoveryCodesLeft(testRegion, accountId)).toBe(0);
    expect(await store().credential(testRegion, accountId)).toMatchObject({
      codeConfirmedAt: null,
      codeStep: null,
      passwordHash: expect.stringContaining('$argon2id$'),
    });
  });

  it('a new set-up link replaces the one before', async () => {
    const link = { createdAt: at, expiresAt: later, usedAt: null };
    await store().putSetUpLink({ linkId: 'one', ...link });
    await store().putSetUpLink({ linkId: 'two', ...link });
    expect(await store().setUpLink('one')).toBeNull();
    expect(await store().useSetUpLink('one', at)).toBe(false);
    expect(await store().useSetUpLink('two', later)).toBe(false);
    expect(await store().useSetUpLink('two', at)).toBe(true);
    expect(await store().useSetUpLink('two', at)).toBe(false);
  });

  describe('failures', () => {
    it('are counted one by one by those who come at once', async () => {
      const one = () =>
        deps.storage.transaction(async ({ signIn }) => {
          const held = await signIn.holdFailures(testRegion, 'key', at);
          await signIn.putFailures({ ...held, failures: held.failures + 1 });
        });
      await Promise.all(Array.from({ length: 12 }, one));
      expect(await store().failures(testRegion, 'key')).toMatchObject({ failures: 12, lockedUntil: null });
      expect(await store().failures(otherRegion, 'key')).toBeNull();
      await store().clearFailures(testRegion, 'key');
      expect(await store().failures(testRegion, 'key')).toBeNull();
    });
  });
});
