/** A new password, and the present one. */

import type { PasswordPolicy } from '../../../../domain/people/sign-in-policy.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';

export interface PasswordFacts {
  readonly policy: PasswordPolicy;
  readonly problems: readonly Problem[];
}

export function PasswordView({ policy, problems }: PasswordFacts) {
  const { longFrom, longKinds, mixedFrom, mixedKinds, longest } = policy;
  const rule = `至少 ${longFrom} 个字符含 ${longKinds} 类，或至少 ${mixedFrom} 个字符含 ${mixedKinds} 类。类别：小写字母、大写字母、数字、符号和空格、汉字。不要用姓名、单位和常见口令。`;
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="改口令" />
      <h1 class="title">改口令</h1>
      <FormProblems problems={problems} />
      <p>改好以后，您在别处的登录会全部退出，没用过的登录链接作废。</p>
      <form method="post" action="/workbench/me/password">
        <FormField
          name="present"
          label="现在的口令"
          type="password"
          autocomplete="current-password"
          maxLength={512}
          problems={problems}
          required
        />
        <FormField
          name="password"
          label="新口令"
          hint={rule}
          type="password"
          autocomplete="new-password"
          maxLength={longest}
          problems={problems}
          required
        />
        <FormField
          name="again"
          label="再输一次新口令"
          type="password"
          autocomplete="new-password"
          maxLength={longest}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            改口令
          </button>
          <a href="/workbench/me">不改了</a>
        </div>
      </form>
    </div>
  );
}
