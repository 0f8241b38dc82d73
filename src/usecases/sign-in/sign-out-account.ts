/** The security administrator ends somebody's sessions: a laptop was stolen. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';

/** Ends all sessions and unused links of an account. Returns how many sessions. */
export async function signOutAccount(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly accountId: string },
): Promise<Result<number>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const { accountId } = input;
  const order = { act: 'account.sign-out', subject: `account/${accountId}`, resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId!);
    if ((await stores.accounts.get(regionId!, accountId)) === null)
      return refused({ code: 'not-found', message: '没有这个账户。' });
    const ended = await stores.signIn.endSessions(regionId!, accountId, at);
    await stores.signIn.endLinks(regionId!, accountId, 'sign-in', at);
    await stores.signIn.endLinks(regionId!, accountId, 'invitation', at);
    await notify(stores, deps, {
      regionId: regionId!,
      accountIds: [accountId],
      kind: 'signed-out-elsewhere',
      subject: `account/${accountId}`,
      facts: { at: localTime(at) },
      link: '/workbench/me',
    });
    return done({ value: ended, detail: { ended } });
  });
}
