/** What concerns an administrator today, beside tasks: accounts and jobs that need a look. */
import type { Staff } from '../../domain/people/caller.ts';
import { accountKey, nameKey } from '../sign-in/tries.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { may } from './menu.ts';

export interface Concern {
  /** What it is, with its number: 3 个账户还没有首次登录. */
  readonly text: string;
  /** The list that the number counts. */
  readonly link: string;
  readonly urgent: boolean;
}

const most = 2_000;

/** Nothing for whoever may not look into it. */
export async function concernsOf(deps: StaffDeps, caller: Staff): Promise<readonly Concern[]> {
  const resource = { regionId: caller.regionId };
  const parts = await Promise.all([
    may(caller, 'account.invite', resource) ? invitedAccounts(deps, caller) : [],
    may(caller, 'account.unlock', resource) ? lockedAccounts(deps, caller) : [],
    may(caller, 'job.list', resource) ? failedJobs(deps) : [],
  ]);
  return parts.flat();
}

async function invitedAccounts({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const invited = await storage.accounts.list(regionId, { status: 'invited', limit: most });
  if (invited.length === 0) return [];
  const link = '/workbench/people?status=invited';
  return [{ text: `${invited.length} 个账户还没有首次登录`, link, urgent: false }];
}

/** One line each: they are few, and each is somebody who waits. */
async function lockedAccounts(deps: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const { accounts, signIn } = deps.storage;
  const locked = new Set(await signIn.lockedKeys(regionId, deps.clock().toISOString()));
  if (locked.size === 0) return [];
  const active = await accounts.list(regionId, { status: 'active', limit: most });
  return active
    .filter(
      ({ accountId, signInName }) =>
        locked.has(accountKey(regionId, accountId).key) ||
        locked.has(nameKey(deps, regionId, signInName).key),
    )
    .map(({ accountId, name }) => ({
      text: `${name}的账户因多次输错被锁定`,
      link: `/workbench/people/${accountId}`,
      urgent: true,
    }));
}

async function failedJobs({ queue }: StaffDeps): Promise<readonly Concern[]> {
  const dead = (await queue?.deadLetters()) ?? [];
  if (dead.length === 0) return [];
  return [{ text: `${dead.length} 项后台任务失败，等待处理`, link: '/workbench/jobs', urgent: true }];
}
