/** Ending sessions: this one, another one of one's own, all of them. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';

const about = ({ regionId, accountId }: Staff) => ({
  subject: `account/${accountId}`,
  resource: { regionId, accountId },
});

/** Ends the caller's session. */
export async function signOut(deps: StaffDeps, caller: Caller): Promise<Result<null>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.end', 'refused'));
  return perform(deps, caller, { act: 'session.end', ...about(caller) }, async (stores, at) => {
    await stores.signIn.endSession(caller.regionId, caller.sessionId, at);
    return done({ value: null });
  });
}

/** Ends one of the caller's own sessions; one of somebody else is not found. */
export async function endSession(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly sessionId: string },
): Promise<Result<null>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.end', 'refused'));
  const { regionId, accountId } = caller;
  return perform(deps, caller, { act: 'session.end', ...about(caller) }, async (stores, at) => {
    const session = await stores.signIn.session(regionId, input.sessionId);
    const own = session !== null && session.accountId === accountId;
    if (!own || !(await stores.signIn.endSession(regionId, input.sessionId, at)))
      return refused({ code: 'not-found', message: '没有这一处登录，或者它已经退出。' });
    return done({ value: null, detail: { other: input.sessionId !== caller.sessionId } });
  });
}

/** Ends all of the caller's sessions except this one. Returns how many. */
export async function signOutEverywhere(deps: StaffDeps, caller: Caller): Promise<Result<number>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.sign-out-everywhere', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  return perform(deps, caller, { act: 'own.sign-out-everywhere', ...about(caller) }, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    const ended = await stores.signIn.endSessions(regionId, accountId, at, sessionId);
    const told = { kind: 'signed-out-elsewhere', subject: `account/${accountId}`, link: '/workbench/me' };
    if (ended > 0)
      await notify(stores, deps, {
        regionId,
        accountIds: [accountId],
        ...told,
        facts: { at: localTime(at) },
      });
    return done({ value: ended, detail: { ended } });
  });
}
