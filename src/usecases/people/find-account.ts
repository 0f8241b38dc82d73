/** The account of a sign-in name, for commands that are told a name. */
import type { Caller } from '../../domain/people/caller.ts';
import { foldSignInName } from '../../domain/people/names.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** @param act what is going to be done with it: whoever may not do that learns nothing */
export async function findAccount(
  deps: StaffDeps,
  caller: Caller,
  act: 'account.invite' | 'account.unlock' | 'role.grant',
  regionId: string,
  signInName: string,
): Promise<Result<string>> {
  const order = { act, subject: 'account', resource: { regionId } } as const;
  return look(deps, caller, order, async ({ accounts }) => {
    const account = await accounts.bySignInName(regionId, foldSignInName(signInName));
    if (account !== null) return done(account.accountId);
    return refused({
      code: 'not-found',
      message: `${regionId} 没有登录名为 ${foldSignInName(signInName)} 的账户。请核对县代码和登录名。`,
    });
  });
}
