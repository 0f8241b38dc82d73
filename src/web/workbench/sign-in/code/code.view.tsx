/** The second factor: six digits of the app, or a recovery code. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { withReturn } from '../return-path.ts';

export interface CodeFacts {
  readonly target: string;
  readonly problems: readonly Problem[];
}

/** Problems of no field: waiting, mostly. */
function Others({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      {problems
        .filter(({ field }) => field === undefined)
        .map(({ message }) => (
          <Notice tone="error" title={message} />
        ))}
    </>
  );
}

export function CodeView({ target, problems }: CodeFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">第二验证</h1>
      <Others problems={problems} />
      <form method="post" action="/workbench/sign-in/code">
        <input type="hidden" name="return" value={target} />
        <FormField
          name="code"
          label="验证器上的六位数字"
          hint="打开手机上的验证器，输入它现在显示的数字，每 30 秒换一组。"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={16}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            继续
          </button>
          <a href={withReturn('/workbench/sign-in/recovery-code', target)}>手机不在身边，用恢复码</a>
        </div>
      </form>
    </div>
  );
}

export function RecoveryCodeView({ target, problems }: CodeFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">用恢复码登录</h1>
      <Others problems={problems} />
      <form method="post" action="/workbench/sign-in/recovery-code">
        <input type="hidden" name="return" value={target} />
        <FormField
          name="code"
          label="恢复码"
          hint="设置第二验证时抄下的 24 位字母和数字，每个只能用一次，不分大小写。"
          maxLength={64}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            继续
          </button>
          <a href={withReturn('/workbench/sign-in/code', target)}>用验证器</a>
        </div>
      </form>
      <p class="quiet">恢复码也没有了，请安全管理员重置第二验证；管理员会核实您的身份并写明理由。</p>
    </div>
  );
}
