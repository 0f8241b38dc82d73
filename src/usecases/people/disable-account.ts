/** 停用账户: sessions end, delegations end both ways, open work goes to a successor in the same transaction. */
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import { scheduleRetention } from '../personal-data/schedule-retention.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endDelegationsOf } from './end-delegation.ts';
import { mostTasks, moveWork } from './hand-over-work.ts';
import { noAccount, notAllowed } from './problems.ts';
import { recordPeople } from './record-people.ts';
import { checkAdministrators } from './separation.ts';
import { tellOfHandover } from './tell-people.ts';

/** What ended with the account. */
export interface Disabling {
  readonly sessions: number;
  readonly delegations: number;
  readonly tasks: number;
}

/** `successorId`: who takes over the open work; '' when there is none to take over. */
export async function disableAccount(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
  successorId: string,
): Promise<Result<Disabling>> {
  const order = {
    act: 'account.change',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const by = { regionId, at, actor: actorOf(caller) };
    await stores.regions.hold(regionId);
    const before = await stores.accounts.get(regionId, accountId);
    if (before === null) return refused(noAccount);
    if (caller.kind === 'staff' && caller.accountId === accountId) {
      return notAllowed('不能停用自己的账户。请由另一名系统管理员办理。');
    }
    if (before.status === 'disabled') return refused(disabledAlready);
    const open = await stores.tasks.open(regionId, { accountId, limit: mostTasks });
    if (open.length > 0 && successorId === '') return refused(workLeft(before.name, open.length));
    const moved = open.length === 0 ? done([]) : await moveWork(stores, by, accountId, successorId);
    if (!moved.ok) return moved;
    if (open.length > 0) await tellOfHandover(stores, deps, regionId, successorId, open.length);
    const delegations = await endDelegationsOf(
      stores,
      deps,
      by,
      ({ fromAccountId, toAccountId }) => fromAccountId === accountId || toAccountId === accountId,
    );
    const sessions = await stores.signIn.endSessions(regionId, accountId, at);
    await stores.signIn.endLinks(regionId, accountId, 'invitation', at);
    await stores.signIn.endLinks(regionId, accountId, 'sign-in', at);
    await recordPeople(stores, { ...by, kind: 'account-disabled', facts: { accountId } });
    const owner = { regionId, ownerKind: 'account', ownerId: accountId };
    await scheduleRetention(stores, deps, owner, 'account-disabled', at);
    const held = await stores.accounts.grants(regionId, [accountId]);
    const staffed = await checkAdministrators(
      stores,
      regionId,
      held.map(({ role }) => role),
    );
    if (!staffed.ok) return staffed;
    const value = { sessions, delegations, tasks: open.length };
    return done({
      value,
      before,
      after: await stores.accounts.get(regionId, accountId),
      detail: { ...value, action: 'disable' },
    });
  });
}

const disabledAlready: Problem = { code: 'stale', message: '这个账户已经停用，不必再停用一次。' };

const workLeft = (name: string, open: number): Problem => ({
  code: 'work-left',
  field: 'successorId',
  message: `${name}还有 ${open} 件未办事项。请选择接手的同事，停用时一并移交。`,
});
