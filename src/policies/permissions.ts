/**
 * Who may do what: the one table. Every use case names an act of it, every route and command is tested against it
 * (tests/permissions). docs/permissions.md is made of it.
 */
import type { RoleId } from '../domain/people/role.ts';

/** `agency`: for the agencies for which the role is held; `region`: for the whole county. */
export type Reach = 'agency' | 'region';

export interface Permission {
  /** In plain Chinese, for the table that people read. */
  readonly what: string;
  /** Roles that may, and how far each reaches. */
  readonly roles?: Readonly<Partial<Record<RoleId, Reach>>>;
  /** Every signed-in person, about themselves. */
  readonly self?: true;
  /** Every signed-in person, in their own county. */
  readonly everyStaff?: true;
  /** The public, signed in or not. */
  readonly anyone?: true;
  /** The command line. */
  readonly operator?: true;
  /** Timed jobs. */
  readonly program?: true;
  /** Allowed before the second factor was given. */
  readonly beforeSecondFactor?: true;
}

const publicReading = { anyone: true, operator: true, program: true } as const;
const office = { clerk: 'agency', 'office-head': 'agency', 'county-desk': 'region' } as const;
const readers = {
  clerk: 'region',
  reviewer: 'region',
  'secrecy-reviewer': 'region',
  leader: 'region',
  'office-head': 'region',
  'county-desk': 'region',
  inspector: 'region',
  'system-administrator': 'region',
  'security-administrator': 'region',
} as const;
/** Whoever works on a request: its agency's people, and the county's desk. */
const caseWork = { clerk: 'agency', 'office-head': 'agency', 'county-desk': 'region' } as const;
const caseReading = {
  clerk: 'agency',
  reviewer: 'agency',
  'secrecy-reviewer': 'agency',
  leader: 'agency',
  'office-head': 'agency',
  'county-desk': 'region',
  inspector: 'region',
} as const;
const desk = { 'county-desk': 'region' } as const;
const system = { 'system-administrator': 'region' } as const;
const security = { 'security-administrator': 'region' } as const;
const auditors = { 'audit-administrator': 'region' } as const;

const table = {
  'report.list': { what: '查年度报告目录', ...publicReading },
  'report.show': { what: '看年度报告', ...publicReading },
  'report.compare': { what: '比较年度报告', ...publicReading },
  'report.export': { what: '下载年度报告的数据', ...publicReading },
  'report.check': { what: '核对自己的年度报告', ...publicReading },
  'report.import': { what: '导入年度报告', operator: true, program: true },
  'rules.check': { what: '检查规则', operator: true },

  'agency.directory': { what: '看公开的机关名录', ...publicReading },
  'agency.read': { what: '在工作台看机关及其变更历史', roles: readers, operator: true },
  'agency.register': {
    what: '登记新机关',
    roles: { 'county-desk': 'region' },
    operator: true,
    program: true,
  },
  'agency.change': { what: '修改机关的基本情况', roles: { 'county-desk': 'region' } },
  'agency.change-office': { what: '修改公开工作机构的联系方式', roles: office },
  'agency.succeed': { what: '登记机构改革、职能划转', roles: { 'county-desk': 'region' }, program: true },
  'agency.import': {
    what: '批量导入机关名录',
    roles: { 'county-desk': 'region' },
    operator: true,
    program: true,
  },
  'agency.export': {
    what: '导出机关名录',
    roles: { 'county-desk': 'region', inspector: 'region' },
    operator: true,
  },

  'region.set-up': { what: '首次启动：设立县和三名管理员', anyone: true, operator: true, program: true },
  'sign-in': { what: '登录', anyone: true, beforeSecondFactor: true },
  'sign-in.demo': { what: '以演示身份进入', anyone: true, operator: true },
  'sign-in.sweep': { what: '清理过期的登录和链接', program: true, operator: true },
  'session.end': { what: '退出登录', self: true, beforeSecondFactor: true },
  'session.second-factor': { what: '输入或设置第二验证', self: true, beforeSecondFactor: true },
  'session.confirm': { what: '再次确认身份', self: true },
  'own.read': { what: '看自己的账户、登录和通知', self: true },
  'own.change': { what: '改自己的口令、第二验证、绑定和通知方式', self: true },
  'own.sign-out-everywhere': { what: '让自己在别处的登录全部退出', self: true },
  'own.export': { what: '导出本人的个人信息', self: true },

  'account.list': { what: '看账户', roles: { ...system, ...security } },
  'account.create': { what: '开设账户', roles: system, operator: true },
  'account.change': { what: '改姓名、联系方式，停用和启用账户', roles: system },
  'account.invite': { what: '发出首次登录链接', roles: system, operator: true },
  'account.reveal': { what: '显示工作人员的联系方式（须写明理由）', roles: system },
  'account.unlock': { what: '解锁账户', roles: security, operator: true },
  'account.reset-second-factor': { what: '重置第二验证', roles: security },
  'account.sign-out': { what: '让某人在各处的登录全部退出', roles: security },
  'role.list': { what: '看谁有什么角色', roles: { ...system, ...security, 'county-desk': 'region' } },
  'role.grant': { what: '授予角色', roles: security, operator: true },
  'role.revoke': { what: '收回角色', roles: security },
  'delegation.list': {
    what: '看委托',
    roles: { ...security, 'office-head': 'agency', 'county-desk': 'region' },
  },
  'delegation.make-own': { what: '把自己的角色委托给同事一段时间', self: true },
  'delegation.make': {
    what: '为不在岗的同事安排代行',
    roles: { 'office-head': 'agency', 'county-desk': 'region' },
  },
  'delegation.end': {
    what: '提前结束委托',
    self: true,
    roles: { ...security, 'office-head': 'agency', 'county-desk': 'region' },
  },
  'handover.do': {
    what: '把一个人的未办事项一次移交',
    self: true,
    roles: { 'office-head': 'agency', 'county-desk': 'region' },
  },

  'audit.search': { what: '查询审计记录', roles: auditors, operator: true },
  'audit.export': { what: '导出审计记录', roles: auditors, operator: true },
  'audit.verify': { what: '核验审计链', roles: auditors, operator: true, program: true },
  'audit.head': { what: '打印审计链首，签字另存', roles: auditors, operator: true },

  'personal.subject-export': {
    what: '向本人提供其个人信息',
    roles: { 'county-desk': 'region' },
    operator: true,
  },
  'personal.retention': { what: '看保存期限和匿名化记录', roles: security, operator: true },
  'personal.anonymise': { what: '到期匿名化', operator: true, program: true },
  'personal.rotate-keys': { what: '更换加密密钥', operator: true },

  'notification.gateway': { what: '设置短信、企业微信网关', roles: system },
  'notification.deliveries': { what: '看通知的投递情况', roles: system },
  'notification.deliver': { what: '投递通知', program: true, operator: true },
  'job.list': { what: '看后台任务', roles: system, operator: true },
  'job.retry': { what: '重做或放弃失败的任务', roles: system, operator: true },

  'task.make': { what: '列出到期要办的事项', operator: true, program: true },
  'demo.load': { what: '载入演示县的机关和人员', operator: true, program: true },

  'request.guide': { what: '看公开指南、查已公开的信息和答复', ...publicReading },
  'request.file': { what: '提出政府信息公开申请', anyone: true },
  'request.follow': { what: '凭查询码查看和办理自己的申请', anyone: true },
  'request.give-opinion': { what: '凭链接提交第三方意见', anyone: true },
  'request.clock': { what: '推算答复期限', ...publicReading },
  'request.list': { what: '看申请清单', roles: caseReading },
  'request.read': { what: '看申请的案卷', roles: caseReading },
  'request.export': { what: '导出申请清单', roles: { ...caseWork, inspector: 'region' } },
  'request.reveal': { what: '显示申请人的身份和联系方式（须写明理由）', roles: caseWork },
  'request.register': { what: '登记收到的申请', roles: caseWork },
  'request.correct-receipt': {
    what: '更正收到日期（须写明理由）',
    roles: { 'office-head': 'agency', 'county-desk': 'region' },
  },
  'request.assign': { what: '分办和改派', roles: { 'office-head': 'agency', 'county-desk': 'region' } },
  'request.cohandle': { what: '答复协办', roles: caseWork },
  'request.handle': { what: '办理申请：补正、征求意见、检索、拟答、送达', roles: caseWork },
  'request.approve-extension': { what: '批准延长答复期限', roles: { 'office-head': 'agency' } },
  'request.approve-fee': {
    what: '批准收取信息处理费、延迟答复',
    roles: { leader: 'agency', 'office-head': 'agency' },
  },
  'request.review-secrecy': { what: '作保密审查', roles: { 'secrecy-reviewer': 'agency' } },
  'request.review-answer': { what: '审核答复', roles: { reviewer: 'agency' } },
  'request.sign': { what: '签发答复', roles: { leader: 'agency', 'office-head': 'agency' } },
  'request.publish': {
    what: '公开答复（去除个人信息后）',
    roles: { reviewer: 'agency', 'county-desk': 'region' },
  },
  'request.archive': {
    what: '归档、取出和核验案卷',
    roles: caseWork,
    operator: true,
    program: true,
  },
  'request.count': {
    what: '统计申请，生成年度报告的数',
    roles: { 'office-head': 'agency', 'county-desk': 'region', inspector: 'region' },
    operator: true,
    program: true,
  },
  'request.refresh': { what: '按日重算期限、提醒和催办', operator: true, program: true },
  'calendar.read': { what: '看工作日历', everyStaff: true },
  'calendar.enter': { what: '录入放假通知', roles: desk },
  'correction.file': { what: '申请更正与自己有关的信息', anyone: true },
  'correction.read': { what: '看更正申请', roles: caseReading },
  'correction.handle': { what: '办理更正申请', roles: caseWork },
  'complaint.file': { what: '向主管部门投诉', anyone: true },
  'complaint.read': { what: '看投诉', roles: { ...desk, inspector: 'region' } },
  'complaint.handle': { what: '办理投诉', roles: desk },
  'complaint.explain': { what: '就投诉向主管部门说明情况', roles: caseWork },
  'dispute.list': { what: '看复议和诉讼', roles: caseReading },
  'dispute.handle': { what: '登记和办理复议、诉讼', roles: caseWork },
  'dispute.export': { what: '导出证据材料', roles: caseWork },
  'mail-intake.set-up': { what: '设置申请邮箱', roles: system },
  'mail-intake.read': { what: '看邮箱来件', roles: caseWork },
  'mail-intake.fetch': { what: '收取申请邮箱的来件', operator: true, program: true },
  'demo.replay': { what: '按一份年度报告演练一年的申请', operator: true, program: true },

  'workbench.today': { what: '看工作台首页', everyStaff: true },
  'permission.list': { what: '看权限表', everyStaff: true, operator: true },
  'data.back-up': { what: '备份', operator: true },
  'data.restore': { what: '恢复', operator: true },
  'data.grant': { what: '为运行账户授予数据库最小权限', operator: true },
  'program.run': { what: '启动程序、看版本和帮助', operator: true },
} as const satisfies Readonly<Record<string, Permission>>;

export type Act = keyof typeof table;

/** Every act with who may do it, in the order of the table. */
export const permissions: Readonly<Record<Act, Permission>> = table;

export const acts = Object.keys(table) as readonly Act[];

/** Does this text name an act? */
export function isAct(text: string): text is Act {
  return Object.hasOwn(table, text);
}
