/** The form with which an account is opened. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { AgencyName } from '../../../../usecases/people/directory.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { AccountFields } from '../account-fields.tsx';

export type NewAccountValues = Readonly<
  Record<'signInName' | 'name' | 'agencyId' | 'email' | 'phone', string>
>;

export interface NewAccountProps {
  readonly values: NewAccountValues;
  readonly agencies: readonly AgencyName[];
  readonly problems: readonly Problem[];
}

export function NewAccountView({ values, agencies, problems }: NewAccountProps) {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/people', '账户']]} here="开设账户" />
      <h1 class="title">开设账户</h1>
      <p class="lead quiet">提交后得到一个首次登录链接，本人用它设置自己的口令。角色由安全管理员另行授予。</p>
      <FormProblems problems={problems} />
      <form method="post" action="/workbench/people/new">
        <FormField
          name="signInName"
          label="登录名"
          hint="2 至 32 位小写字母、数字，如 lin.xiaoman；不要用手机号、身份证号。定下以后不能改"
          value={values.signInName}
          maxLength={40}
          required
          problems={problems}
        />
        <AccountFields values={values} agencies={agencies} problems={problems} contactHint="" />
        <div class="buttons">
          <button type="submit" class="btn">
            开设账户并生成链接
          </button>
          <a href="/workbench/people">不开了，返回</a>
        </div>
      </form>
    </div>
  );
}
