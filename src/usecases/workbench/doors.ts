/** 常办的事: what a person may do at any time, one click away. */
import type { Staff } from '../../domain/people/caller.ts';
import { isAdministrator } from '../../domain/people/role.ts';
import type { Act } from '../../policies/permissions.ts';
import { directoryOf } from '../people/directory.ts';
import type { Storage } from '../ports/stores.ts';
import { type MenuEntry, may } from './menu.ts';

const doors: readonly (MenuEntry & { readonly act: Act })[] = [
  { href: '/workbench/people/new', text: '开设账户', act: 'account.create' },
  { href: '/workbench/roles', text: '授予或收回角色', act: 'role.grant' },
  { href: '/workbench/agencies/import', text: '导入机关名录', act: 'agency.import' },
  { href: '/workbench/agencies/new', text: '登记新机关', act: 'agency.register' },
  { href: '/workbench/subject-export', text: '向本人提供其个人信息', act: 'personal.subject-export' },
  { href: '/workbench/deliveries', text: '看通知有没有送到', act: 'notification.deliveries' },
  { href: '/workbench/audit', text: '查审计记录', act: 'audit.search' },
  { href: '/workbench/audit/verify', text: '核验审计链', act: 'audit.verify' },
  { href: '/workbench/audit/head', text: '打印链首，签字另存', act: 'audit.head' },
  { href: '/workbench/agencies', text: '看机关名录', act: 'agency.read' },
];

/** More agencies than these are better looked up in the directory. */
const mostAgencies = 4;

/** In the order in which they are likely to be wanted. */
export async function doorsOf(storage: Storage, caller: Staff, day: string): Promise<readonly MenuEntry[]> {
  const { regionId, grants } = caller;
  const lends = grants.some(({ role, onBehalfOf }) => onBehalfOf === null && !isAdministrator(role));
  return [
    ...(await ownOffices(storage, caller, day)),
    ...doors.filter(({ act }) => may(caller, act, { regionId })).map(({ href, text }) => ({ href, text })),
    ...(lends
      ? [
          { href: '/workbench/delegations/new', text: '出差、休假前安排代行' },
          { href: '/workbench/handover', text: '调离前移交未办事项' },
        ]
      : []),
    { href: '/workbench/permissions', text: '看我能办什么' },
  ];
}

/** The offices of the own agencies, where this person may change them. */
async function ownOffices(storage: Storage, caller: Staff, day: string): Promise<readonly MenuEntry[]> {
  const { regionId, grants } = caller;
  const own = [...new Set(grants.map(({ agencyId }) => agencyId))].filter(
    (agencyId) => agencyId !== null && may(caller, 'agency.change-office', { regionId, agencyId }),
  );
  if (own.length === 0) return [];
  const { agencies } = await directoryOf(storage, regionId, day);
  return agencies
    .filter(({ agencyId, exists }) => exists && own.includes(agencyId))
    .slice(0, mostAgencies)
    .map(({ agencyId, name }) => ({
      href: `/workbench/agencies/${agencyId}/office`,
      text: `核对、修改${name}的联系方式`,
    }));
}
