/** Everything that is held about an account, as sections of a person's file. */
import type { AuditEntry } from '../../../domain/audit-trail/entry.ts';
import type { SubjectSection } from '../../../domain/personal-data/subject-document.ts';
import { roleOf } from '../../../policies/roles.ts';
import type { Account } from '../../ports/accounts.ts';
import type { Stores } from '../../ports/stores.ts';
import { heldData } from './held-data.ts';
import { actWords, doorWords, methodWords, outcomeWords, statusWords, timeWords } from './words.ts';

const page = 500;
const beginning = '1970-01-01T00:00:00.000Z';

/** Facts, contacts, roles, delegations, sign-in, notices, tasks, and the audit entries by and about the account. */
export async function accountSections(stores: Stores, account: Account): Promise<readonly SubjectSection[]> {
  const { regionId, accountId } = account;
  const data = await stores.personal.maskedOf(regionId, 'account', [accountId]);
  const subject = `account/${accountId}`;
  return [
    await factsSection(stores, account),
    await heldData(stores, '联系方式和其他登记的信息', data),
    await rolesSection(stores, account),
    await delegationsSection(stores, account),
    await signInSection(stores, account),
    await sessionsSection(stores, account),
    await noticesSection(stores, account),
    await tasksSection(stores, account),
    auditSection('本人的操作记录', await everyEntry(stores, { regionId, actors: [subject] })),
    auditSection(
      '他人对本账户的操作记录',
      (await everyEntry(stores, { regionId, subject })).filter(({ actor }) => actor !== subject),
    ),
  ];
}

async function factsSection({ agencies }: Stores, account: Account): Promise<SubjectSection> {
  const agency = account.agencyId === null ? null : await agencies.get(account.regionId, account.agencyId);
  return section(
    '账户',
    ['项目', '内容'],
    [
      ['姓名', account.name],
      ['登录名', account.signInName],
      ['所在机关', agency?.name ?? account.agencyId ?? '无'],
      ['状态', statusWords[account.status]],
      ['开户时间', timeWords(account.createdAt)],
      ['最近登录', timeWords(account.lastSignInAt) || '未登录过'],
    ],
  );
}

async function rolesSection({ accounts }: Stores, account: Account): Promise<SubjectSection> {
  const grants = await accounts.grants(account.regionId, [account.accountId]);
  return section(
    '现有角色',
    ['角色', '机关代码', '授予时间', '授予人'],
    grants.map(({ role, agencyId, grantedAt, grantedBy }) => [
      roleOf(role).name,
      agencyId ?? '全县',
      timeWords(grantedAt),
      grantedBy,
    ]),
  );
}

async function delegationsSection({ accounts }: Stores, account: Account): Promise<SubjectSection> {
  const { regionId, accountId } = account;
  const own = [
    ...(await accounts.delegations(regionId, { from: accountId, endedAfter: beginning })),
    ...(await accounts.delegations(regionId, { to: accountId, endedAfter: beginning })),
  ];
  return section(
    '委托',
    ['委托人', '受托人', '自', '至', '理由', '提前结束'],
    own.map((each) => [
      each.fromAccountId === accountId ? '本人' : `account/${each.fromAccountId}`,
      each.toAccountId === accountId ? '本人' : `account/${each.toAccountId}`,
      timeWords(each.from),
      timeWords(each.until),
      each.reason,
      timeWords(each.endedAt),
    ]),
  );
}

async function signInSection({ signIn }: Stores, { regionId, accountId }: Account): Promise<SubjectSection> {
  const credential = await signIn.credential(regionId, accountId);
  const identities = await signIn.identitiesOf(regionId, accountId);
  return section(
    '登录方式',
    ['项目', '内容'],
    [
      [
        '口令',
        credential?.passwordHash == null
          ? '未设置'
          : `已设置，只存散列值，${timeWords(credential.passwordChangedAt)}`,
      ],
      [
        '第二验证',
        credential?.codeConfirmedAt == null
          ? '未设置'
          : `已设置，加密保存，${timeWords(credential.codeConfirmedAt)}`,
      ],
      ['未用的恢复码', String(await signIn.recoveryCodesLeft(regionId, accountId))],
      ['绑定的统一身份认证', identities.length === 0 ? '无' : `${identities.length} 个，只存摘要`],
    ],
  );
}

async function sessionsSection(
  { signIn }: Stores,
  { regionId, accountId }: Account,
): Promise<SubjectSection> {
  const sessions = await signIn.sessions(regionId, accountId);
  return section(
    '正在登录的地方',
    ['登录时间', '最近使用', '方式', '地址', '浏览器'],
    sessions.map((each) => [
      timeWords(each.createdAt),
      timeWords(each.seenAt),
      methodWords[each.method] ?? each.method,
      each.address,
      each.agent,
    ]),
  );
}

async function noticesSection({ notifications }: Stores, account: Account): Promise<SubjectSection> {
  const rows: string[][] = [];
  let before: string | undefined;
  for (;;) {
    const notices = await notifications.notices(account.regionId, account.accountId, page, before);
    rows.push(
      ...notices.map((each) => [timeWords(each.createdAt), each.title, each.text, timeWords(each.readAt)]),
    );
    if (notices.length < page) break;
    before = notices.at(-1)!.noticeId;
  }
  return section('通知', ['时间', '标题', '内容', '阅读时间'], rows);
}

async function tasksSection({ tasks }: Stores, { regionId, accountId }: Account): Promise<SubjectSection> {
  const open = await tasks.open(regionId, { accountId, limit: 10_000 });
  return section(
    '未办事项',
    ['事项', '登记时间', '期限'],
    open.map((each) => [each.title, timeWords(each.createdAt), each.due ?? '']),
  );
}

async function everyEntry(
  { audit }: Stores,
  question: { readonly regionId: string; readonly actors?: readonly string[]; readonly subject?: string },
): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const before = entries.at(-1)?.entryId;
    const more = await audit.search({
      ...question,
      ...(before === undefined ? {} : { before }),
      limit: page,
    });
    entries.push(...more);
    if (more.length < page) return entries;
  }
}

const auditSection = (title: string, entries: readonly AuditEntry[]): SubjectSection =>
  section(
    title,
    ['时间', '操作人', '事项', '对象', '结果', '理由', '途径', '地址'],
    entries.map((each) => [
      timeWords(each.at),
      each.actor,
      actWords(each.act),
      each.subject,
      outcomeWords[each.outcome],
      each.reason,
      doorWords[each.door],
      each.address,
    ]),
  );

const section = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): SubjectSection => ({
  title,
  note: '',
  columns,
  rows,
});
