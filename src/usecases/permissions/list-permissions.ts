/** The permission table for people to read: acts by noun, who may and how far, and what the reader may. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { type Act, acts, type Permission, permissions, type Reach } from '../../policies/permissions.ts';
import { type Role, roles } from '../../policies/roles.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** `self`: about themselves; `staff`: every signed-in person. */
export type Mark = Reach | 'none';

export interface PermissionRow {
  readonly act: Act;
  readonly what: string;
  /** In the order of {@link PermissionTable.roles}. */
  readonly marks: readonly Mark[];
  /** What holds for whoever has no mark: everyone may, everyone about themselves, or no one. */
  readonly otherwise: 'everyone' | 'own' | 'no-one';
  /** Who may besides the roles, in words: 本人, 所有工作人员, 公众, 命令行, 后台程序. */
  readonly others: readonly string[];
  readonly beforeSecondFactor: boolean;
  /** May the reader, by a role in force now or as a person about themselves? */
  readonly mine: boolean;
}

export interface PermissionGroup {
  readonly name: string;
  readonly rows: readonly PermissionRow[];
}

export interface PermissionTable {
  readonly roles: readonly Role[];
  readonly groups: readonly PermissionGroup[];
}

/** What the first word of an act stands for, in the order in which the table is read. */
const nouns: Readonly<Record<string, string>> = {
  workbench: '工作台',
  own: '自己的账户',
  session: '登录状态',
  'sign-in': '登录',
  request: '依申请公开',
  dispute: '复议和诉讼',
  correction: '更正申请',
  complaint: '投诉',
  calendar: '工作日历',
  'mail-intake': '申请邮箱',
  report: '年度报告',
  agency: '机关名录',
  account: '账户',
  role: '角色',
  delegation: '委托',
  handover: '移交',
  task: '待办',
  personal: '个人信息',
  audit: '审计记录',
  notification: '通知',
  job: '后台任务',
  permission: '权限表',
  region: '县',
  rules: '规则',
  data: '数据',
  demo: '演示',
  program: '程序',
};

const nounOf = (act: Act): string => act.split('.')[0]!;

/** The table as it is; `mine` is about `caller`. */
export function permissionTable(caller: Caller | null): PermissionTable {
  const known = [...new Set(acts.map(nounOf))];
  const order = Object.keys(nouns);
  // A noun that has no name yet comes last under its own word, rather than not at all.
  const sorted = known.sort((a, b) => placeIn(order, a) - placeIn(order, b));
  return {
    roles,
    groups: sorted.map((noun) => ({
      name: nouns[noun] ?? noun,
      rows: acts.filter((act) => nounOf(act) === noun).map((act) => rowOf(act, caller)),
    })),
  };
}

const placeIn = (order: readonly string[], noun: string): number =>
  order.includes(noun) ? order.indexOf(noun) : order.length;

function rowOf(act: Act, caller: Caller | null): PermissionRow {
  const permission: Permission = permissions[act];
  return {
    act,
    what: permission.what,
    marks: roles.map(({ id }) => permission.roles?.[id] ?? 'none'),
    otherwise: otherwiseOf(permission),
    others: othersOf(permission),
    beforeSecondFactor: permission.beforeSecondFactor === true,
    mine: isMine(permission, caller),
  };
}

function otherwiseOf(permission: Permission): PermissionRow['otherwise'] {
  if (permission.anyone === true || permission.everyStaff === true) return 'everyone';
  return permission.self === true ? 'own' : 'no-one';
}

function othersOf(permission: Permission): readonly string[] {
  return [
    ...(permission.self === true ? ['本人'] : []),
    ...(permission.everyStaff === true ? ['所有工作人员'] : []),
    ...(permission.anyone === true ? ['任何人'] : []),
    ...(permission.operator === true ? ['命令行'] : []),
    ...(permission.program === true ? ['后台程序'] : []),
  ];
}

function isMine(permission: Permission, caller: Caller | null): boolean {
  if (caller?.kind !== 'staff') return false;
  const everybody = permission.self === true || permission.everyStaff === true || permission.anyone === true;
  return everybody || caller.grants.some(({ role }) => permission.roles?.[role] !== undefined);
}

/** The table for every signed-in person, and for the command line. */
export function listPermissions(deps: StaffDeps, caller: Caller): Promise<Result<PermissionTable>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const order = { act: 'permission.list', subject: 'permissions', resource: { regionId } } as const;
  return look(deps, caller, order, async () => done(permissionTable(caller)));
}

/** How far a right reaches, in a word. '' for none. */
export const markWords: Readonly<Record<Mark, string>> = { agency: '本机关', region: '全县', none: '' };

const otherwiseWords = { everyone: '都能', own: '限本人', 'no-one': '' } as const;

/** What a role may, in a word: the role's own reach, else what everybody may. '' for nothing. */
export function cellWords({ marks, otherwise }: PermissionRow, at: number): string {
  return markWords[marks[at] ?? 'none'] || otherwiseWords[otherwise];
}
