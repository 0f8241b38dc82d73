/** Another authenticator app in place of the present one. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { NewSecondFactor } from '../../../../usecases/me/renew-second-factor.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { QrCode } from '../../sign-in/set-up-code/qr-code.tsx';

export interface SecondFactorFacts extends NewSecondFactor {
  readonly problems: readonly Problem[];
}

export function SecondFactorView({ sealed, secret, address, problems }: SecondFactorFacts) {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="换第二验证" />
      <h1 class="title">换第二验证</h1>
      <FormProblems problems={problems} />
      <p>
        用新手机上的验证器扫这个码，再输入它显示的六位数字。确认以前，原来的验证器仍然有效；确认以后，原来的和旧恢复码作废，别处的登录全部退出。
      </p>
      <QrCode text={address} label="供验证器扫描的二维码；下面有可手工输入的密钥" />
      <p>
        不能扫码的，手工输入密钥：
        <code class="secret-key">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <form method="post" action="/workbench/me/second-factor">
        <input type="hidden" name="setup" value={sealed} />
        <FormField
          name="code"
          label="新验证器显示的六位数字"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={16}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            确认更换
          </button>
          <a href="/workbench/me">不换了</a>
        </div>
      </form>
    </div>
  );
}
