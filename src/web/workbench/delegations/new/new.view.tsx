/** The form with which a role is lent. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { DelegationList } from '../../../../usecases/people/list-delegations.ts';
import { type DelegationInput, longestDelegation } from '../../../../usecases/people/make-delegation.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';

export interface NewDelegationProps {
  readonly list: DelegationList;
  readonly me: string;
  readonly typed: DelegationInput;
  readonly problems: readonly Problem[];
}

export function NewDelegationView({ list, me, typed, problems }: NewDelegationProps) {
  const { delegable, colleagues } = list;
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/delegations', '委托与移交']]} here="安排代行" />
      <h1 class="title">安排代行</h1>
      {delegable.length === 0 ? (
        <p>
          您现在没有可以委托的角色：管理员的角色不能委托，代行的角色不能再转委托。确有需要，请联系安全管理员。
        </p>
      ) : (
        <>
          <p class="lead quiet">同事在期限内可以用这个角色办理，每次办理都记明代谁。到期自动结束。</p>
          <FormProblems problems={problems} />
          <form method="post" action="/workbench/delegations/new">
            <FormField
              name="grantId"
              label="委托哪个角色"
              value={typed.grantId === '' && delegable.length === 1 ? delegable[0]!.grantId : typed.grantId}
              options={[
                ['', '请选择'],
                ...delegable.map(
                  ({ grantId, accountId, name, role }) =>
                    [grantId, accountId === me ? `我的：${role}` : `${name}：${role}`] as const,
                ),
              ]}
              required
              problems={problems}
            />
            <FormField
              name="toAccountId"
              label="由谁代行"
              hint="在用的账户；三名管理员不能代行"
              value={typed.toAccountId}
              options={[
                ['', '请选择'],
                ...colleagues
                  .filter(({ accountId }) => accountId !== me)
                  .map(
                    ({ accountId, name, agency }) =>
                      [accountId, agency === '' ? name : `${name}（${agency}）`] as const,
                  ),
              ]}
              required
              problems={problems}
            />
            <FormField
              name="from"
              label="从哪天开始"
              type="date"
              value={typed.from}
              required
              problems={problems}
            />
            <FormField
              name="until"
              label="到哪天为止"
              hint={`含这一天；一次最长 ${longestDelegation} 天`}
              type="date"
              value={typed.until}
              required
              problems={problems}
            />
            <FormField
              name="reason"
              label="事由"
              hint="如“出差”“培训”；不写病情等个人情况"
              value={typed.reason}
              maxLength={100}
              required
              problems={problems}
            />
            <div class="buttons">
              <button type="submit" class="btn">
                登记委托
              </button>
              <a href="/workbench/delegations">不安排了，返回</a>
            </div>
          </form>
        </>
      )}
    </div>
  );
}
