/** Forgets what signing in no longer needs: a timed job. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Sessions and links stay in sight for a while after their end: 我的账户 shows them. */
const keptDays = 30;

/** Deletes sessions, links and failures that ended a month ago. The audit trail keeps what happened. */
export async function sweepSignIn(deps: StaffDeps, caller: Caller): Promise<Result<null>> {
  const order = { act: 'sign-in.sweep', subject: 'sign-in', resource: { regionId: null } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.signIn.sweep(new Date(Date.parse(at) - keptDays * 86_400_000).toISOString());
    return done({ value: null });
  });
}
