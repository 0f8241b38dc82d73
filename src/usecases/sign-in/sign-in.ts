/** Signing in with a password: the first of two factors. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { foldSignInName } from '../../domain/people/names.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform, recordFailure } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { keyOfDevice, openDevice } from './device.ts';
import { endPrevious } from './end-previous.ts';
import { type NewSession, openSession, standingDue } from './open-session.ts';
import { signInRegion } from './sign-in-regions.ts';
import { addressKey, forgiveTry, nameKey, takeTry } from './tries.ts';

export interface SignInInput {
  readonly regionId: string;
  readonly signInName: string;
  readonly password: string;
  /** What the browser kept from an earlier sign-in; null: nothing. */
  readonly device?: string | null;
}

/** The one answer to every failure: who has an account, and what became of it, is nobody's business. */
const failed: Problem = {
  code: 'sign-in-failed',
  message:
    '没有登录成功：登录名或口令不对，或者暂时不能登录。请核对后再试；连续几次不成功，须等几分钟。忘了口令，请换一种登录方式，或者请系统管理员重发首次登录链接。',
};

/** A name as it is looked up; what cannot be one is looked up all the same, to take as long. */
export const foldedName = (typed: string): string => foldSignInName(typed.slice(0, 200)).slice(0, 64);

/**
 * Checks a password and opens a session that still asks for the second factor.
 * Failures: `sign-in-failed`, the same words and the same work whatever the reason.
 */
export async function signIn(
  deps: StaffDeps,
  caller: Caller,
  input: SignInInput,
): Promise<Result<NewSession>> {
  const { storage, secrets } = deps;
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const regionId = await signInRegion(deps, input.regionId);
  const signInName = foldedName(input.signInName);
  const name = nameKey(deps, regionId ?? wholeInstallation, signInName);
  const device = openDevice(deps, input.device ?? null);
  const account = await storage.accounts.bySignInName(regionId ?? wholeInstallation, signInName);
  const credential =
    (await storage.signIn.credential(regionId ?? wholeInstallation, account?.accountId ?? '')) ?? null;
  // Whoever knows the name only must not be able to keep its person out.
  const own = keyOfDevice(deps, device, account, credential);
  const keys = [own ?? name, addressKey(deps, caller.from.address)];
  const admitted = (await takeTry(deps, keys)) !== 'waiting';
  const usable = admitted && account !== null && account.status !== 'disabled';
  const long = input.password.length > deps.signIn.password.longest;
  const right = await secrets.passwords.verify(
    usable && !long ? (credential?.passwordHash ?? null) : null,
    long ? '' : input.password,
  );
  const order = {
    act: 'sign-in',
    subject: account === null ? name.key.slice(0, 21) : `account/${account.accountId}`,
    resource: { regionId },
  } as const;
  if (account === null || !usable || !right) {
    await recordFailure(deps, visitor, order, { method: 'password', waiting: !admitted });
    return refused(failed);
  }
  return perform(deps, visitor, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(account.regionId);
    await forgiveTry(stores, keys, at);
    await endPrevious(stores, caller, at);
    const standing = await standingDue(stores, account);
    const session = await openSession(
      stores,
      deps,
      account,
      { method: 'password', standing, from: caller.from },
      at,
    );
    return done({ value: session, detail: { method: 'password', standing } });
  });
}
