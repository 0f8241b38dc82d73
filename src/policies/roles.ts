/** The roles as a table: what each is called, where it holds, and what it excludes. */
import type { RoleId } from '../domain/people/role.ts';

export interface Role {
  readonly id: RoleId;
  readonly name: string;
  /** One sentence for the page on which roles are given. */
  readonly duty: string;
  /** `agency`: held for one agency; `region`: held for the whole county. */
  readonly scope: 'agency' | 'region';
  /** One of the three separated administrators (三员): sees no case content. */
  readonly administrator: boolean;
}

export const roles: readonly Role[] = [
  {
    id: 'clerk',
    name: '信息员',
    duty: '登记、起草、发布本机关的信息，办理分给本机关的申请和来信。',
    scope: 'agency',
    administrator: false,
  },
  {
    id: 'reviewer',
    name: '审核员',
    duty: '审核本机关待发布的信息和待发出的答复。',
    scope: 'agency',
    administrator: false,
  },
  {
    id: 'secrecy-reviewer',
    name: '保密审查员',
    duty: '发布和答复之前作保密审查。',
    scope: 'agency',
    administrator: false,
  },
  {
    id: 'leader',
    name: '分管领导',
    duty: '签发本机关的答复和重要信息。',
    scope: 'agency',
    administrator: false,
  },
  {
    id: 'office-head',
    name: '政府信息公开工作机构负责人',
    duty: '主持本机关的公开工作，批准延长答复期限。',
    scope: 'agency',
    administrator: false,
  },
  {
    id: 'county-desk',
    name: '政务公开股',
    duty: '全县的公开工作：机关名录、转办、督办、统计和年度报告。',
    scope: 'region',
    administrator: false,
  },
  {
    id: 'inspector',
    name: '督查',
    duty: '查看全县的办理情况和检查结果，不办理具体事项。',
    scope: 'region',
    administrator: false,
  },
  {
    id: 'system-administrator',
    name: '系统管理员',
    duty: '开设和停用账户，照看任务、通知和网关；不授权，不看审计记录，不看办件内容。',
    scope: 'region',
    administrator: true,
  },
  {
    id: 'security-administrator',
    name: '安全管理员',
    duty: '授予和收回角色，解锁账户，重置第二验证；不开户，不看审计记录，不看办件内容。',
    scope: 'region',
    administrator: true,
  },
  {
    id: 'audit-administrator',
    name: '审计管理员',
    duty: '查询、核验和导出审计记录；不开户，不授权，不看办件内容。',
    scope: 'region',
    administrator: true,
  },
];

/** The role of an id. */
export function roleOf(id: RoleId): Role {
  const role = roles.find((each) => each.id === id);
  if (role === undefined) throw new Error(`no role ${id}`);
  return role;
}

/** May one person hold both? An administrator holds nothing else: no one can do another's work (三员分立). */
export function mayHoldBoth(one: RoleId, other: RoleId): boolean {
  return one === other || (!roleOf(one).administrator && !roleOf(other).administrator);
}
