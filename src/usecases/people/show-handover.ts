/** What a handover would move, and to whom it can go. */
import type { Account } from '../../domain/people/account.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { decide } from '../../policies/decide.ts';
import { look } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { handoverResource, mostTasks, whoCanTake } from './hand-over-work.ts';
import { noAccount } from './problems.ts';

export interface HandoverPerson {
  readonly account: Account;
  readonly open: number;
}

export interface Handover {
  readonly from: Account;
  readonly tasks: readonly Task[];
  readonly candidates: readonly Account[];
  /** Colleagues whose work the caller may hand over too. */
  readonly others: readonly HandoverPerson[];
}

/** `fromAccountId`: '' for the caller. */
export async function showHandover(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  fromAccountId: string,
): Promise<Result<Handover>> {
  const me = caller.kind === 'staff' ? caller.accountId : '';
  const from = fromAccountId === '' ? me : fromAccountId;
  const resource = await handoverResource(deps.storage, regionId, from);
  const order = { act: 'handover.do', subject: `account/${from}`, resource } as const;
  return look(deps, caller, order, async (storage) => {
    const account = await storage.accounts.get(regionId, from);
    if (account === null) return refused(noAccount);
    const tasks = await storage.tasks.open(regionId, { accountId: from, limit: mostTasks });
    const [candidates, others] = await Promise.all([
      tasks.length === 0 ? [] : whoCanTake(storage, regionId, from, tasks),
      othersOf(storage, caller, regionId, me),
    ]);
    return done({ from: account, tasks, candidates, others });
  });
}

/** People with open work for whom this caller may do it. */
async function othersOf(stores: Stores, caller: Caller, regionId: string, me: string) {
  const open = await stores.tasks.open(regionId, { limit: mostTasks });
  const byPerson = Map.groupBy(
    open.filter(({ accountId }) => accountId !== null && accountId !== me),
    ({ accountId }) => accountId!,
  );
  const mine = [...byPerson].filter(([accountId, tasks]) => {
    const agencies = new Set(tasks.map(({ agencyId }) => agencyId));
    const agencyId = agencies.size === 1 ? tasks[0]!.agencyId : null;
    return decide(caller, 'handover.do', { regionId, accountId, agencyId }) === 'granted';
  });
  const accounts = await stores.accounts.some(
    regionId,
    mine.map(([accountId]) => accountId),
  );
  return accounts.map((account) => ({ account, open: byPerson.get(account.accountId)!.length }));
}
