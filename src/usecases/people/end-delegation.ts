/** Ends a delegation before its time: by either side, or by whoever may arrange it. */
import type { Delegation } from '../../domain/people/account.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { isAhead } from '../../domain/people/grants-in-force.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { By } from './create-account.ts';
import { recordPeople } from './record-people.ts';
import { tellOfDelegation } from './tell-people.ts';

/** The roles lent by it cannot be used from the next request on. */
export async function endDelegation(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  delegationId: string,
): Promise<Result<null>> {
  const { accounts } = deps.storage;
  const found = await accounts.delegation(regionId, delegationId);
  const grant = found === null ? null : await accounts.grant(regionId, found.grantId);
  const me = caller.kind === 'staff' ? caller.accountId : '';
  const order = {
    act: 'delegation.end',
    subject: `delegation/${delegationId}`,
    resource: {
      regionId,
      agencyId: grant?.agencyId ?? null,
      ...(found === null ? {} : { accountId: found.toAccountId === me ? me : found.fromAccountId }),
    },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const delegation = await stores.accounts.delegation(regionId, delegationId);
    if (delegation === null) return refused(noDelegation);
    if (!isAhead(delegation, at)) return refused(overAlready);
    await endOne(stores, deps, { regionId, at, actor: actorOf(caller) }, delegation);
    return done({ value: null, before: delegation });
  });
}

/** Ends every delegation that is not over and fits; in a transaction that holds the county. Returns how many. */
export async function endDelegationsOf(
  stores: Stores,
  deps: StaffDeps,
  by: By,
  fits: (delegation: Delegation) => boolean,
): Promise<number> {
  const ahead = (await stores.accounts.delegations(by.regionId, { endedAfter: by.at })).filter(
    (each) => isAhead(each, by.at) && fits(each),
  );
  for (const delegation of ahead) await endOne(stores, deps, by, delegation);
  return ahead.length;
}

async function endOne(stores: Stores, deps: StaffDeps, by: By, delegation: Delegation): Promise<void> {
  const { delegationId, fromAccountId } = delegation;
  await recordPeople(stores, {
    ...by,
    kind: 'delegation-ended',
    facts: { accountId: fromAccountId, delegationId },
  });
  await tellOfDelegation(stores, deps, 'delegation-ended', delegation, by.actor);
}

const noDelegation: Problem = { code: 'not-found', message: '没有找到这项委托。请从委托列表重新进入。' };
const overAlready: Problem = { code: 'stale', message: '这项委托已经结束，不必再结束一次。' };
