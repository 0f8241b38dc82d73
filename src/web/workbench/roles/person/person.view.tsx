/** What one person holds, with a way to take each back, and the form that gives another. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { PersonRoles } from '../../../../usecases/people/list-roles.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { localTime } from '../../../local-time.ts';

export interface PersonProps {
  readonly page: PersonRoles;
  readonly typed: { readonly role: string; readonly agencyId: string };
  readonly problems: readonly Problem[];
  /** What was done before this page; '' for nothing. */
  readonly finished: string;
  readonly mayGrant: boolean;
  readonly self: boolean;
}

export function PersonView({ page, typed, problems, finished, mayGrant, self }: PersonProps) {
  const { account, agencyName, held } = page;
  const here = `/workbench/roles/${account.accountId}`;
  return (
    <div class="wrap page">
      <Crumbs above={[['/workbench/roles', '角色']]} here={account.name} />
      <h1 class="title">{account.name}的角色</h1>
      <p class="lead quiet">
        {agencyName === '' ? '不属于某个机关' : agencyName}
        {account.status === 'active' ? '' : account.status === 'invited' ? '，待首次登录' : '，账户已停用'}
      </p>
      {finished === '' ? null : <Notice tone="ok" title={finished} />}
      <FormProblems problems={problems} />
      <h2>现有角色</h2>
      {held.length === 0 ? (
        <p>还没有角色，登录后只能看自己的账户。{mayGrant ? '请在下面授予。' : ''}</p>
      ) : (
        <ul class="rows">
          {held.map(({ grant, words, delegated }) => (
            <li>
              <div>
                <strong>{words}</strong>
                <small>
                  {localTime(grant.grantedAt)} 授予
                  {delegated > 0 ? `；正委托 ${delegated} 人代行，收回时一并结束` : ''}
                </small>
              </div>
              {mayGrant ? (
                <form method="post" action={`${here}/revoke`}>
                  <input type="hidden" name="grantId" value={grant.grantId} />
                  <button type="submit" class="btn second danger" aria-label={`收回${words}`}>
                    收回
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {self ? <p class="quiet">不能给自己授予或收回角色；需要时请另一名安全管理员办理。</p> : null}
      {mayGrant && account.status !== 'disabled' ? (
        <GrantForm page={page} typed={typed} problems={problems} here={here} />
      ) : null}
    </div>
  );
}

function GrantForm({
  page,
  typed,
  problems,
  here,
}: Pick<PersonProps, 'page' | 'typed' | 'problems'> & { here: string }) {
  return (
    <form class="panel" method="post" action={`${here}/grant`}>
      <h2>授予角色</h2>
      <p class="quiet">三名管理员互相分开，也不兼其他角色：谁也不能做另一个人的工作。</p>
      <FormField
        name="role"
        label="角色"
        value={typed.role}
        options={[
          ['', '请选择'],
          ...page.roles.map(
            ({ id, name, scope }) => [id, scope === 'region' ? `${name}（全县）` : name] as const,
          ),
        ]}
        required
        problems={problems}
      />
      <FormField
        name="agencyId"
        label="机关"
        hint="全县的角色选“全县”；其他角色选在哪个机关办理"
        value={typed.agencyId}
        options={[['', '全县'], ...page.agencies.map(({ agencyId, name }) => [agencyId, name] as const)]}
        problems={problems}
      />
      <button type="submit" class="btn">
        授予
      </button>
    </form>
  );
}
