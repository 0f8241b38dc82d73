/** Setting up the authenticator app, and the recovery codes that come with it. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { CodeSetUp } from '../../../../usecases/sign-in/code-set-up.ts';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { QrCode } from './qr-code.tsx';

export interface SetUpCodeFacts extends CodeSetUp {
  readonly target: string;
  readonly problems: readonly Problem[];
}

export function SetUpCodeView({ secret, address, target, problems }: SetUpCodeFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">设置第二验证</h1>
      <p>
        登录除口令外，还须输入手机上显示的六位数字，别人只知道口令也进不来。
        <span class="law">GB/T 22239-2019 8.1.4.1 d)</span>
      </p>
      {problems
        .filter(({ field }) => field === undefined)
        .map(({ message }) => (
          <Notice tone="error" title={message} />
        ))}
      <ol class="steps">
        <li>
          <h2>在手机上装一个验证器</h2>
          <p>能生成六位动态口令（TOTP）的都可以；已经有的，直接用。不需要联网，也不需要手机号码。</p>
        </li>
        <li>
          <h2>用它扫这个码</h2>
          <QrCode text={address} label="供验证器扫描的二维码；下面有可手工输入的密钥" />
          <p>
            不能扫码的，手工输入密钥：
            <code class="secret-key">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
          </p>
        </li>
        <li>
          <h2>输入它显示的六位数字</h2>
          <form method="post" action="/workbench/sign-in/set-up-code">
            <input type="hidden" name="return" value={target} />
            <FormField
              name="code"
              label="六位数字"
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={16}
              problems={problems}
              required
            />
            <div class="buttons">
              <button class="btn" type="submit">
                确认
              </button>
            </div>
          </form>
        </li>
      </ol>
    </div>
  );
}

export function RecoveryCodesView({ codes, target }: { codes: readonly string[]; target: string }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">抄下恢复码</h1>
      <Notice tone="warn" title="这些恢复码只显示这一次">
        <p>
          手机丢失或更换时，用其中一个代替六位数字，每个用一次。请打印或抄下，锁在抽屉里，不要存在这台电脑上。
        </p>
      </Notice>
      <ul class="recovery-codes">
        {codes.map((each) => (
          <li>
            <code>{each}</code>
          </li>
        ))}
      </ul>
      <p class="buttons">
        <a class="btn" href={target}>
          已经抄好，进入工作台
        </a>
      </p>
    </div>
  );
}
