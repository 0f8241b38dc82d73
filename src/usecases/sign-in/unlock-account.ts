/** Failures of a person are forgotten before their time: the person stands at the door and must not wait. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { accountKey, deviceKeysOf, linkKey, nameKey } from './tries.ts';

/** @param input.regionId for the command line; a person acts in their own county only */
export async function unlockAccount(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly regionId: string; readonly accountId: string },
): Promise<Result<null>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : input.regionId;
  const { accountId } = input;
  const order = { act: 'account.unlock', subject: `account/${accountId}`, resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const account = await stores.accounts.get(regionId, accountId);
    if (account === null) return refused({ code: 'not-found', message: '没有这个账户。' });
    const { signInName } = account;
    const keys = [
      accountKey(regionId, accountId).key,
      nameKey(deps, regionId, signInName).key,
      linkKey(deps, regionId, signInName).key,
      ...deviceKeysOf(await stores.signIn.lockedKeys(regionId, at), accountId),
    ];
    for (const key of keys) await stores.signIn.clearFailures(regionId, key);
    return done({ value: null });
  });
}
