/** What concerns an administrator today, beside tasks: accounts and jobs that need a look. */
import { addDays, dayOf, daysBetween, startOfDay } from '../../domain/days/county-day.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { isAdministrator } from '../../domain/people/role.ts';
import { patternsIn } from '../disputes/loss-patterns.ts';
import { accountKey, deviceKeysOf, nameKey } from '../sign-in/tries.ts';
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
    may(caller, 'account.create', resource) ? onlyAdministrators(deps, caller) : [],
    may(caller, 'agency.import', resource) ? emptyDirectory(deps, caller) : [],
    may(caller, 'account.invite', resource) ? invitedAccounts(deps, caller) : [],
    may(caller, 'account.unlock', resource) ? lockedAccounts(deps, caller) : [],
    may(caller, 'role.grant', resource) ? withoutRole(deps, caller) : [],
    may(caller, 'notification.deliveries', resource) ? lostLetters(deps, caller) : [],
    may(caller, 'job.list', resource) ? failedJobs(deps) : [],
    may(caller, 'complaint.handle', resource) ? lostAgain(deps, caller) : [],
    may(caller, 'audit.verify', resource) ? staleChain(deps, caller) : [],
    may(caller, 'audit.search', resource) ? refusedToday(deps, caller) : [],
  ]);
  return parts.flat();
}

/** The supervisor looks into agencies that lost for the same reason more than once (条例 47). */
async function lostAgain(deps: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const day = dayOf(deps.clock().toISOString());
  const patterns = await patternsIn(deps.storage, deps, regionId, null, day);
  return patterns.map(({ agencyName, about, months, disputes }) => ({
    text: `${agencyName} ${months} 个月内因“${about}”${disputes.length} 次被纠正`,
    link: '/workbench/disputes',
    urgent: true,
  }));
}

async function invitedAccounts({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const invited = await storage.accounts.list(regionId, { status: 'invited', limit: most });
  if (invited.length === 0) return [];
  const link = '/workbench/people?status=invited';
  return [{ text: `${invited.length} 个账户还没有首次登录`, link, urgent: false }];
}

/** The first thing to do in a new county. */
async function onlyAdministrators({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const grants = await storage.accounts.grants(regionId);
  if (grants.some(({ role }) => !isAdministrator(role))) return [];
  const text = '本县还只有管理员：请先为政务公开股的同事开设账户，再请安全管理员授予角色';
  return [{ text, link: '/workbench/people/new', urgent: false }];
}

async function emptyDirectory({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  if ((await storage.agencies.list(regionId)).length > 0) return [];
  return [{ text: '机关名录还是空的，请导入或登记机关', link: '/workbench/agencies/import', urgent: false }];
}

/** One line each: they are few, and each is somebody who waits. */
async function lockedAccounts(deps: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const { accounts, signIn } = deps.storage;
  const keys = await signIn.lockedKeys(regionId, deps.clock().toISOString());
  const locked = new Set(keys);
  if (locked.size === 0) return [];
  const active = await accounts.list(regionId, { status: 'active', limit: most });
  return active
    .filter(
      ({ accountId, signInName }) =>
        locked.has(accountKey(regionId, accountId).key) ||
        locked.has(nameKey(deps, regionId, signInName).key) ||
        deviceKeysOf(keys, accountId).length > 0,
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

/** More people than these are one line that leads to their list. */
const mostNames = 5;

/** Accounts that can do nothing yet: the second half of engaging a person. */
async function withoutRole({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const all = await storage.accounts.list(regionId, { role: 'none', limit: most });
  const waiting = all.filter(({ status }) => status !== 'disabled');
  if (waiting.length > mostNames) {
    const link = '/workbench/people?role=none';
    return [{ text: `${waiting.length} 个账户还没有角色，等待授予`, link, urgent: false }];
  }
  return waiting.map(({ accountId, name }) => ({
    text: `${name}还没有角色，等待授予`,
    link: `/workbench/roles/${accountId}`,
    urgent: false,
  }));
}

async function lostLetters({ storage }: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const { 'given-up': lost } = await storage.notifications.deliveryCounts(regionId);
  if (lost === 0) return [];
  const link = '/workbench/deliveries?status=given-up';
  return [{ text: `${lost} 封邮件或短信没有送到`, link, urgent: true }];
}

/** The weekly job verifies the chain; so many days without it mean that it does not run. */
const longestUnverified = 8;

async function staleChain(deps: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const { audit } = deps.storage;
  const link = '/workbench/audit/verify';
  const [last] = await audit.search({ regionId, act: 'audit.verify', outcome: 'done', limit: 1 });
  if (last === undefined) return [{ text: '审计链还没有核验过，请核验一次', link, urgent: false }];
  const days = daysBetween(dayOf(last.at), dayOf(deps.clock().toISOString()));
  if (days < longestUnverified) return [];
  return [{ text: `审计链已有 ${days} 天没有核验，请现在核验`, link, urgent: true }];
}

const mostRefused = 100;

async function refusedToday(deps: StaffDeps, { regionId }: Staff): Promise<readonly Concern[]> {
  const day = dayOf(deps.clock().toISOString());
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  const question = { regionId, outcome: 'refused', from, until } as const;
  const found = await deps.storage.audit.search({ ...question, limit: mostRefused });
  if (found.length === 0) return [];
  const count = found.length < mostRefused ? `${found.length} 次` : `${mostRefused} 次以上`;
  const link = `/workbench/audit?outcome=refused&from=${day}&until=${day}`;
  return [{ text: `今天有 ${count}操作因没有权限被拒绝`, link, urgent: false }];
}
