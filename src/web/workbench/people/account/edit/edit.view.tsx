/** The form that changes an account. */

import type { Account } from '../../../../../domain/people/account.ts';
import { Crumbs } from '../../../../components/crumbs/crumbs.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { AccountFields, type AccountFieldsProps } from '../../account-fields.tsx';

export type EditAccountProps = Omit<AccountFieldsProps, 'contactHint'> & { readonly account: Account };

export function EditAccountView({ account, values, agencies, problems }: EditAccountProps) {
  const here = `/workbench/people/${account.accountId}`;
  return (
    <div class="wrap page narrow">
      <Crumbs
        above={[
          ['/workbench/people', '账户'],
          [here, account.name],
        ]}
        here="修改"
      />
      <h1 class="title">修改账户</h1>
      <p class="lead quiet">登录名 {account.signInName} 不能改。换了机关的，角色请安全管理员另行调整。</p>
      <FormProblems problems={problems} />
      <form method="post" action={`${here}/edit`}>
        <AccountFields values={values} agencies={agencies} problems={problems} contactHint="留空表示不改" />
        <div class="buttons">
          <button type="submit" class="btn">
            保存
          </button>
          <a href={here}>不改了，返回</a>
        </div>
      </form>
    </div>
  );
}
