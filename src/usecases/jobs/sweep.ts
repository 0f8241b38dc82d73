/** Forgets what nobody needs any more: a timed job. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import { sweepSignIn } from '../sign-in/sweep.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Sessions and links that ended long ago, uploads that nobody confirmed, and drafts of requests that nobody filed. */
export async function sweep(deps: StaffDeps, caller: Caller): Promise<Result<null>> {
  const swept = await sweepSignIn(deps, caller);
  if (!swept.ok) return swept;
  const order = { act: 'sign-in.sweep', subject: 'staged', resource: { regionId: null } } as const;
  return perform(deps, caller, order, async ({ staged, requestDrafts }, at) => {
    await staged.sweep(at);
    await requestDrafts.sweep(at);
    return done({ value: null });
  });
}
