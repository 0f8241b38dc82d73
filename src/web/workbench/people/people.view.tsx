/** The accounts: who, where, with which roles, and whether they can sign in. */

import type { AccountList } from '../../../usecases/people/list-accounts.ts';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { localTime } from '../../local-time.ts';
import { StatusTag } from './status-tag.tsx';

export interface PeopleProps {
  readonly list: AccountList;
  readonly filter: Readonly<Record<'words' | 'agencyId' | 'status' | 'role', string>>;
  readonly first: boolean;
  readonly mayCreate: boolean;
}

export function PeopleView({ list, filter, first, mayCreate }: PeopleProps) {
  const filtered = Object.values(filter).some((each) => each !== '');
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">账户</h1>
        {mayCreate ? (
          <a class="btn" href="/workbench/people/new">
            开设账户
          </a>
        ) : null}
      </div>
      <p class="lead quiet">开户由系统管理员办理，角色由安全管理员授予；两件事不由同一人做。</p>
      <Filter list={list} filter={filter} />
      {list.rows.length === 0 ? (
        <Empty filtered={filtered} first={first} mayCreate={mayCreate} />
      ) : (
        <RecordTable
          label="账户，点姓名看详情"
          heads={['姓名', '机关', '角色', '联系方式', '状态', '最近登录']}
          rows={list.rows.map(cellsOf)}
        />
      )}
      <nav class="pager" aria-label="翻页">
        {first ? null : <a href={addressOf(filter, '')}>回到第一页</a>}
        {list.next === null ? null : (
          <a rel="next" href={addressOf(filter, list.next)}>
            下一页
          </a>
        )}
      </nav>
    </div>
  );
}

function cellsOf({ account, agencyName, roles, email, phone }: AccountList['rows'][number]) {
  return [
    <>
      <a href={`/workbench/people/${account.accountId}`}>{account.name}</a>
      <small>{account.signInName}</small>
    </>,
    agencyName === '' ? <span class="quiet">全县</span> : agencyName,
    roles.length === 0 ? (
      <span class="quiet">尚未授予</span>
    ) : (
      roles.map((role) => (
        <span class="line">
          {role.name}
          {role.agencyName === '' || role.agencyName === agencyName ? null : <small>{role.agencyName}</small>}
        </span>
      ))
    ),
    phone + email === ''
      ? null
      : [phone, email].filter((each) => each !== '').map((each) => <span class="line">{each}</span>),
    <StatusTag status={account.status} />,
    account.lastSignInAt === null ? (
      <span class="quiet">还没有</span>
    ) : (
      <time dateTime={account.lastSignInAt}>{localTime(account.lastSignInAt)}</time>
    ),
  ];
}

function Empty({ filtered, first, mayCreate }: { filtered: boolean; first: boolean; mayCreate: boolean }) {
  if (filtered) {
    return (
      <p>
        没有符合条件的账户。可以放宽条件，或<a href="/workbench/people">看全部账户</a>。
      </p>
    );
  }
  if (!first) return <p>后面没有了。</p>;
  return (
    <p>
      {mayCreate ? '还没有账户。请点“开设账户”，从各机关的信息员开始。' : '还没有账户。请系统管理员开设。'}
    </p>
  );
}

function addressOf(filter: PeopleProps['filter'], after: string): string {
  const query = new URLSearchParams();
  const fields = {
    q: filter.words,
    agency: filter.agencyId,
    status: filter.status,
    role: filter.role,
    after,
  };
  for (const [name, value] of Object.entries(fields)) if (value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? '/workbench/people' : `/workbench/people?${text}`;
}

function Filter({ list, filter }: Pick<PeopleProps, 'list' | 'filter'>) {
  const agencies = list.agencies.map(
    ({ agencyId, name, exists }) => [agencyId, exists ? name : `${name}（已撤销）`] as const,
  );
  const statuses = [
    ['invited', '待首次登录'],
    ['active', '在用'],
    ['disabled', '已停用'],
  ] as const;
  const choice = (
    name: string,
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label>
      {label}
      <select name={name}>
        <option value="">全部</option>
        {options.map(([id, words]) => (
          <option value={id} selected={id === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form class="filter" method="get" action="/workbench/people">
      <label>
        姓名或登录名
        <input type="search" name="q" value={filter.words} maxLength={50} />
      </label>
      {choice('agency', '机关', filter.agencyId, agencies)}
      {choice('role', '角色', filter.role, [
        ['none', '还没有角色'],
        ...list.roles.map(({ id, name }) => [id, name] as const),
      ])}
      {choice('status', '状态', filter.status, statuses)}
      <button type="submit" class="btn second">
        筛选
      </button>
    </form>
  );
}
