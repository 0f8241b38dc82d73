/** A person stops signing in with the identity service. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { performConfirmed } from './sensitive.ts';

/** Needs the password within the last minutes. Problems: `confirm-first`, `not-found`. */
export function unlinkIdentity(deps: StaffDeps, caller: Caller): Promise<Result<null>> {
  return performConfirmed(deps, caller, async (stores, { regionId, accountId }, at) => {
    const linked = await stores.signIn.identitiesOf(regionId, accountId);
    if (linked.length === 0)
      return refused({ code: 'not-found', message: '您的账户没有绑定统一身份认证，不用解除。' });
    await stores.signIn.unlinkIdentity(regionId, accountId);
    const told = { kind: 'identity-unlinked', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told, facts: { at: localTime(at) } });
    return done({ value: null, detail: { what: 'identity', step: 'unlinked' } });
  });
}
