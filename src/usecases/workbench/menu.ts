/** The entries of the workbench's menu that a person may open. */
import type { Staff } from '../../domain/people/caller.ts';
import { isAdministrator } from '../../domain/people/role.ts';
import { decide } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';
import { roleOf } from '../../policies/roles.ts';

export interface MenuEntry {
  readonly href: string;
  readonly text: string;
  /** What waits behind it; left out: nothing is counted there. */
  readonly count?: number;
}

const entries: readonly (MenuEntry & { readonly act: Act })[] = [
  { href: '/workbench', text: '今日', act: 'workbench.today' },
  { href: '/workbench/requests', text: '依申请公开', act: 'request.list' },
  { href: '/workbench/requests/statistics', text: '申请统计', act: 'request.count' },
  { href: '/workbench/disputes', text: '复议诉讼', act: 'dispute.list' },
  { href: '/workbench/corrections', text: '更正', act: 'correction.read' },
  { href: '/workbench/complaints', text: '投诉', act: 'complaint.read' },
  { href: '/workbench/calendar', text: '工作日历', act: 'calendar.read' },
  { href: '/workbench/agencies', text: '机关名录', act: 'agency.read' },
  { href: '/workbench/people', text: '账户', act: 'account.list' },
  { href: '/workbench/roles', text: '角色', act: 'role.list' },
  { href: '/workbench/delegations', text: '委托与移交', act: 'own.read' },
  { href: '/workbench/subject-export', text: '个人信息提供', act: 'personal.subject-export' },
  { href: '/workbench/retention', text: '保存期限', act: 'personal.retention' },
  { href: '/workbench/deliveries', text: '通知投递', act: 'notification.deliveries' },
  { href: '/workbench/gateway', text: '网关', act: 'notification.gateway' },
  { href: '/workbench/mailbox', text: '申请邮箱', act: 'mail-intake.set-up' },
  { href: '/workbench/jobs', text: '后台任务', act: 'job.list' },
  { href: '/workbench/audit', text: '审计记录', act: 'audit.search' },
];

/** What this person may open, in the order of the menu. */
export function menuOf(caller: Staff): readonly MenuEntry[] {
  return entries
    .filter(({ act }) => mayAnywhere(caller, act))
    .filter(({ href }) => href !== '/workbench/delegations' || hasToDoWithDelegations(caller))
    .map(({ href, text }) => ({ href, text }));
}

/** Roles of administrators are never lent, and whoever holds one has no others; the security administrator may look. */
function hasToDoWithDelegations(caller: Staff): boolean {
  const { regionId, grants } = caller;
  return may(caller, 'delegation.list', { regionId }) || !grants.some(({ role }) => isAdministrator(role));
}

/** May this person do this? For what a page offers; the use case asks again. */
export function may(
  caller: Staff,
  act: Act,
  resource: { readonly regionId: string; readonly agencyId?: string | null; readonly accountId?: string },
): boolean {
  return decide(caller, act, resource) === 'granted';
}

/** May this person do this for the county, about themselves, or for an agency of one of their roles? */
export function mayAnywhere(caller: Staff, act: Act): boolean {
  const { regionId, accountId, grants } = caller;
  const agencyIds = new Set([null, ...grants.map(({ agencyId }) => agencyId)]);
  return [...agencyIds].some((agencyId) => may(caller, act, { regionId, accountId, agencyId }));
}

/** The caller's roles in words, without repetition: 信息员、审核员. */
export function roleWords(caller: Staff): string {
  return [
    ...new Set(
      caller.grants.map(({ role, onBehalfOf }) =>
        onBehalfOf === null ? roleOf(role).name : `代行${roleOf(role).name}`,
      ),
    ),
  ].join('、');
}
