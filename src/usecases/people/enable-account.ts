/** 启用账户: an account that was disabled may sign in again, with the roles that it still holds. */
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import { cancelRetention } from '../personal-data/schedule-retention.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noAccount } from './problems.ts';
import { recordPeople } from './record-people.ts';

/** Roles that were revoked and delegations that ended meanwhile do not come back. */
export async function enableAccount(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
): Promise<Result<null>> {
  const order = {
    act: 'account.change',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const before = await stores.accounts.get(regionId, accountId);
    if (before === null) return refused(noAccount);
    if (before.status !== 'disabled') {
      return refused({ code: 'stale', message: '这个账户没有停用，不必启用。' });
    }
    await recordPeople(stores, {
      regionId,
      at,
      actor: actorOf(caller),
      kind: 'account-enabled',
      facts: { accountId },
    });
    await cancelRetention(stores, { regionId, ownerKind: 'account', ownerId: accountId });
    const after = await stores.accounts.get(regionId, accountId);
    return done({ value: null, before, after, detail: { action: 'enable' } });
  });
}
