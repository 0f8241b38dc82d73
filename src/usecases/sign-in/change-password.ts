/** A person changes their password. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform, recordFailure } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { ownPassword } from './confirm-identity.ts';
import { newDevice } from './device.ts';
import { localTime } from './local-time.ts';
import { hashedPassword, type NewPassword } from './new-password.ts';
import { accountKey, forgiveTry } from './tries.ts';

export interface ChangePasswordInput extends NewPassword {
  /** The present password; not looked at where {@link needsPresentPassword} says so. */
  readonly present: string;
}

export interface PasswordChanged {
  /** For the browser to keep: with the old password ends what it kept, and what other browsers keep. */
  readonly device: string;
}

/**
 * Sets a new password, ends the person's other sessions and unused links, and tells the person.
 * Problems: `password-wrong`, `too-often`, `password-weak`, `password-same`, `password-differs`.
 */
export async function changePassword(
  deps: StaffDeps,
  caller: Caller,
  input: ChangePasswordInput,
): Promise<Result<PasswordChanged>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.change', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  const order = {
    act: 'own.change',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  if (caller.standing !== 'full') return refused(refusalOf(caller, 'own.change', 'second-factor'));
  const asked = await needsPresentPassword(deps, caller);
  const right = asked ? await ownPassword(deps, caller, input.present, 'present') : done(null);
  if (!right.ok) {
    await recordFailure(deps, caller, order, { what: 'password', problem: right.problems[0].code });
    return right;
  }
  const account = await deps.storage.accounts.get(regionId, accountId);
  const region = await deps.storage.regions.get(regionId);
  if (account === null) return refused({ code: 'not-found', message: '没有找到您的账户。' });
  if (asked && input.password.normalize('NFC') === input.present.normalize('NFC'))
    return refused({ code: 'password-same', field: 'password', message: '新口令和现在的一样，请换一个。' });
  const hashed = await hashedPassword(deps, input, account, region?.name ?? '');
  if (!hashed.ok) return hashed;
  return perform(deps, caller, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    await stores.signIn.putPassword(regionId, accountId, hashed.value, at);
    await forgiveTry(stores, [accountKey(regionId, accountId)], at);
    const ended = await stores.signIn.endSessions(regionId, accountId, at, sessionId);
    await stores.signIn.endLinks(regionId, accountId, 'sign-in', at);
    await stores.signIn.endLinks(regionId, accountId, 'invitation', at);
    const told = { kind: 'password-changed', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told, facts: { at: localTime(at) } });
    return done({ value: { device: newDevice(deps, caller, at) }, detail: { what: 'password', ended } });
  });
}

/**
 * Whoever forgot the password came in with a mailed link and the second factor: for as long as such a link is good, they
 * need not know the password to set a new one.
 */
export async function needsPresentPassword(deps: StaffDeps, caller: Caller): Promise<boolean> {
  if (caller.kind !== 'staff') return true;
  const session = await deps.storage.signIn.session(caller.regionId, caller.sessionId);
  if (session === null || session.method !== 'link') return true;
  const age = deps.clock().getTime() - Date.parse(session.createdAt);
  return age >= deps.signIn.links.signInMinutes * 60_000;
}

/** Is the caller's password older than the county lets it become? */
export async function passwordExpired(deps: StaffDeps, caller: Caller): Promise<boolean> {
  const days = deps.signIn.password.expiresAfterDays;
  if (days === null || caller.kind !== 'staff') return false;
  const credential = await deps.storage.signIn.credential(caller.regionId, caller.accountId);
  const changed = credential?.passwordChangedAt ?? null;
  return changed !== null && deps.clock().getTime() - Date.parse(changed) > days * 86_400_000;
}
