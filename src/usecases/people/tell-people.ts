/** Tells people of acts that concern them: roles, delegations, work that came to them. In the transaction of the act. */
import { addDays, dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Delegation, RoleGrant } from '../../domain/people/account.ts';
import { roleOf } from '../../policies/roles.ts';
import { notify } from '../notifications/notify.ts';
import type { Stores } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { directoryOf, roleText } from './directory.ts';

/** A role was given or taken back: its holder. */
export async function tellOfRole(
  stores: Stores,
  deps: StaffDeps,
  kind: 'role-granted' | 'role-revoked',
  grant: RoleGrant,
): Promise<void> {
  const { regionId, accountId, role, agencyId } = grant;
  const agency = agencyId === null ? null : await stores.agencies.get(regionId, agencyId);
  await notify(stores, deps, {
    regionId,
    accountIds: [accountId],
    kind,
    subject: `account/${accountId}`,
    facts: { role: roleOf(role).name, scope: agency === null ? '全县' : agency.name },
    link: '/workbench/me',
  });
}

/** Mail address or phone of an account were changed: its person. */
export function tellOfContacts(
  stores: Stores,
  deps: StaffDeps,
  { regionId, accountId }: { readonly regionId: string; readonly accountId: string },
  at: string,
): Promise<void> {
  return notify(stores, deps, {
    regionId,
    accountIds: [accountId],
    kind: 'contacts-changed',
    subject: `account/${accountId}`,
    facts: { at: localTime(at) },
    link: '/workbench/me',
  });
}

/** A delegation was made or ended: both sides, except whoever did it. */
export async function tellOfDelegation(
  stores: Stores,
  deps: StaffDeps,
  kind: 'delegation-made' | 'delegation-ended',
  delegation: Delegation,
  actor: string,
): Promise<void> {
  const { regionId, delegationId, grantId, fromAccountId, toAccountId, from, until } = delegation;
  const grant = await stores.accounts.grant(regionId, grantId);
  if (grant === null) throw new Error(`delegation/${delegationId}: no grant ${grantId}`);
  const directory = await directoryOf(stores, regionId, dayOf(from));
  const role = roleText(directory.words(grant.role, grant.agencyId));
  const days = { from: dayOf(from), until: addDays(dayOf(until), -1) };
  await notify(stores, deps, {
    regionId,
    accountIds: [fromAccountId, toAccountId].filter((id) => `account/${id}` !== actor),
    kind,
    subject: `delegation/${delegationId}`,
    facts: kind === 'delegation-made' ? { role, ...days } : { role },
    link: '/workbench/delegations',
  });
}

/** Work was handed over: whoever has it now. */
export async function tellOfHandover(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  toAccountId: string,
  tasks: number,
): Promise<void> {
  await notify(stores, deps, {
    regionId,
    accountIds: [toAccountId],
    kind: 'handover-received',
    subject: `account/${toAccountId}`,
    facts: { count: String(tasks) },
    link: '/workbench',
  });
}

/** A task came up for one person. */
export async function tellOfTask(stores: Stores, deps: StaffDeps, task: Task): Promise<void> {
  if (task.accountId === null) return;
  await notify(stores, deps, {
    regionId: task.regionId,
    accountIds: [task.accountId],
    kind: 'task-assigned',
    subject: `task/${task.taskId}`,
    facts: { task: task.title, due: task.due === null ? '不限' : dayWords(task.due) },
    link: task.link,
  });
}
