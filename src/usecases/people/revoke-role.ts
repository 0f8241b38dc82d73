/** 收回角色: what was delegated of it ends, open work for which nothing is held any more goes back to the agency. */
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endDelegationsOf } from './end-delegation.ts';
import { fitsTask } from './fits-task.ts';
import { noGrant } from './problems.ts';
import { recordPeople } from './record-people.ts';
import { checkAdministrators } from './separation.ts';
import { tellOfRole } from './tell-people.ts';

/** What was taken back, and what came of it. */
export interface Revocation {
  readonly delegations: number;
  /** Tasks that went back to the agency. */
  readonly tasks: number;
}

/** Takes a role back. */
export async function revokeRole(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
  grantId: string,
): Promise<Result<Revocation>> {
  const order = {
    act: 'role.revoke',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const grant = await stores.accounts.grant(regionId, grantId);
    if (grant === null || grant.accountId !== accountId || grant.revokedAt !== null) return refused(noGrant);
    const by = { regionId, at, actor: actorOf(caller) };
    const delegations = await endDelegationsOf(stores, deps, by, (each) => each.grantId === grantId);
    const tasks = await workWithout(stores, regionId, accountId, grantId);
    for (const task of tasks) await stores.tasks.put({ ...task, accountId: null });
    const taskIds = tasks.map(({ taskId }) => taskId);
    await recordPeople(stores, {
      ...by,
      kind: 'role-revoked',
      facts: { accountId, grantId, tasks: taskIds },
    });
    const staffed = await checkAdministrators(stores, regionId, [grant.role]);
    if (!staffed.ok) return staffed;
    await tellOfRole(stores, deps, 'role-revoked', grant);
    return done({
      value: { delegations, tasks: tasks.length },
      before: grant,
      detail: { role: grant.role, agency: grant.agencyId, delegations, tasks: tasks.length },
    });
  });
}

/** Open work of a person for which no other role of theirs is enough. */
async function workWithout(
  { accounts, tasks }: Stores,
  regionId: string,
  accountId: string,
  grantId: string,
): Promise<readonly Task[]> {
  const left = (await accounts.grants(regionId, [accountId])).filter((each) => each.grantId !== grantId);
  const open = await tasks.open(regionId, { accountId, limit: 10_000 });
  return open.filter((task) => !left.some((grant) => fitsTask(grant, task)));
}
