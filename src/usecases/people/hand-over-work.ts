/** 移交: all open work of a person goes to one colleague, in one action and one event. */
import type { Account } from '../../domain/people/account.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { roleOf } from '../../policies/roles.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { By } from './create-account.ts';
import { fitsTask } from './fits-task.ts';
import { noAccount, wrong } from './problems.ts';
import { recordPeople } from './record-people.ts';
import { tellOfHandover } from './tell-people.ts';

/** More open work than any person can have: a limit on one action, not a rule. */
export const mostTasks = 10_000;

/** Moves it; returns how many tasks. */
export async function handOverWork(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  fromAccountId: string,
  toAccountId: string,
): Promise<Result<number>> {
  const order = {
    act: 'handover.do',
    subject: `account/${fromAccountId}`,
    resource: await handoverResource(deps.storage, regionId, fromAccountId),
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const by = { regionId, at, actor: actorOf(caller) };
    await stores.regions.hold(regionId);
    // What was decided on must still be what is moved: work may have come since.
    const now = await handoverResource(stores, regionId, fromAccountId);
    if (now.agencyId !== order.resource.agencyId) return refused(changedMeanwhile);
    const moved = await moveWork(stores, by, fromAccountId, toAccountId);
    if (!moved.ok) return moved;
    if (moved.value.length === 0) return refused(nothingOpen);
    const tasks = moved.value.length;
    await tellOfHandover(stores, deps, regionId, toAccountId, tasks);
    return done({
      value: tasks,
      before: moved.value.map(({ taskId }) => taskId),
      detail: { to: toAccountId, tasks },
    });
  });
}

/** Whose work it is, and the agency that all of it belongs to; null when it is of several. */
export async function handoverResource({ tasks }: Stores, regionId: string, accountId: string) {
  const open = await tasks.open(regionId, { accountId, limit: mostTasks });
  const agencies = new Set(open.map(({ agencyId }) => agencyId));
  return { regionId, accountId, agencyId: agencies.size === 1 ? [...agencies][0]! : null };
}

/** The step itself, in a transaction that holds the county. Returns the tasks that were moved. */
export async function moveWork(
  stores: Stores,
  by: By,
  fromAccountId: string,
  toAccountId: string,
): Promise<Result<readonly Task[]>> {
  const { regionId } = by;
  const { accounts, tasks } = stores;
  const [from, to] = await Promise.all([
    accounts.get(regionId, fromAccountId),
    accounts.get(regionId, toAccountId),
  ]);
  if (from === null) return refused(noAccount);
  if (toAccountId === fromAccountId) return wrong('to', '不能移交给本人。请选择另一位同事。');
  if (to === null || to.status !== 'active') {
    return wrong('to', '接手的同事不存在，或者账户还不能登录。请另选一位。');
  }
  const open = await tasks.open(regionId, { accountId: fromAccountId, limit: mostTasks });
  const grants = await accounts.grants(regionId, [toAccountId]);
  const unfit = open.filter((task) => !grants.some((grant) => fitsTask(grant, task)));
  if (unfit.length > 0) return refused(cannotTake(to, unfit));
  if (open.length === 0) return done(open);
  for (const task of open) await tasks.put({ ...task, accountId: toAccountId });
  const ids = open.map(({ taskId }) => taskId);
  await recordPeople(stores, {
    ...by,
    kind: 'work-handed-over',
    facts: { accountId: fromAccountId, toAccountId, tasks: ids },
  });
  return done(open);
}

/** Colleagues who can take all of this work, by sign-in name. */
export async function whoCanTake(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  fromAccountId: string,
  open: readonly Task[],
): Promise<readonly Account[]> {
  const grants = await accounts.grants(regionId);
  const holders = Map.groupBy(grants, ({ accountId }) => accountId);
  const able = [...holders].filter(([, held]) =>
    open.every((task) => held.some((grant) => fitsTask(grant, task))),
  );
  const ids = able.map(([accountId]) => accountId).filter((id) => id !== fromAccountId);
  return (await accounts.some(regionId, ids)).filter(({ status }) => status === 'active');
}

const nothingOpen: Problem = { code: 'nothing-open', message: '此人现在没有未办事项，不用移交。' };

const changedMeanwhile: Problem = {
  code: 'stale',
  message: '刚才又有新的事项，什么都没有移交。请刷新页面，看过以后再移交。',
};

function cannotTake(to: Account, unfit: readonly Task[]): Problem {
  const [first] = unfit;
  const names = first!.roles.map((role) => roleOf(role).name).join('或');
  return {
    code: 'field-invalid',
    field: 'to',
    message: `${to.name}不能接手“${first!.title}”${unfit.length > 1 ? `等 ${unfit.length} 件` : ''}：需要同一机关的${names}。请另选一位，或请安全管理员先授予角色。`,
  };
}
