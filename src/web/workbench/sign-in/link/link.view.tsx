/** Signing in by a mailed link. */
import { FormField } from '../../../components/form-field/form-field.tsx';
import { Notice } from '../../../components/notice/notice.tsx';

export interface RequestLinkFacts {
  readonly regions: readonly (readonly [regionId: string, name: string])[];
  /** Was a link asked for? */
  readonly asked: boolean;
  readonly minutes: number;
}

export function RequestLinkView({ regions, asked, minutes }: RequestLinkFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">用邮件链接登录</h1>
      {asked ? (
        <Notice tone="info" title="如果有这个账户，链接已发到其邮箱">
          <p>
            链接 {minutes}{' '}
            分钟内有效，只能用一次；只有最新的一个有效。几分钟后仍没有收到，请看垃圾邮件箱，或者请系统管理员核对您的邮箱。
          </p>
        </Notice>
      ) : null}
      <form method="post" action="/workbench/sign-in/link">
        {regions.length > 1 ? <FormField name="region" label="县" options={regions} required /> : null}
        <FormField name="name" label="登录名" autocomplete="username" maxLength={64} required />
        <div class="buttons">
          <button class="btn" type="submit">
            发送链接
          </button>
          <a href="/workbench/sign-in">用口令登录</a>
        </div>
      </form>
      <p class="quiet">链接代替口令；登录后仍须输入第二验证的六位数字。</p>
    </div>
  );
}

export function UseLinkView({ action }: { action: string }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">用邮件链接登录</h1>
      <p>请按下面的按钮登录。按下之后，这个链接就不能再用。</p>
      <form method="post" action={action}>
        <div class="buttons">
          <button class="btn" type="submit">
            登录
          </button>
        </div>
      </form>
      <p class="quiet">不是您要的链接？请关闭本页，不必做别的。</p>
    </div>
  );
}
