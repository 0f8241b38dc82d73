/** The door of the workbench. */
import type { Problem } from '../../../domain/problems/problem.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { withReturn } from './return-path.ts';

export interface SignInFacts {
  /** Counties to choose from; a single one needs no choice. */
  readonly regions: readonly (readonly [regionId: string, name: string])[];
  readonly regionId: string;
  readonly signInName: string;
  readonly target: string;
  readonly problems: readonly Problem[];
  readonly note: string | null;
  /** Is there a way by mail? */
  readonly byMail: boolean;
  /** Name of the identity service; null: there is none. */
  readonly byIdentity: string | null;
}

export function SignInView(facts: SignInFacts) {
  const { regions, regionId, problems, note, target } = facts;
  return (
    <div class="wrap page narrow">
      <h1 class="title">登录工作台</h1>
      {note === null ? null : <Notice tone="ok" title={note} />}
      {problems.map(({ message }) => (
        <Notice tone="error" title={message} />
      ))}
      {regions.length === 0 ? (
        <Notice tone="info" title="还没有设立县，也没有任何账户">
          <p>
            请安装本系统的人打开终端里印出的首次启动链接，或者在服务器上运行 gongkai set-up 得到新的链接。
          </p>
        </Notice>
      ) : (
        <form method="post" action="/workbench/sign-in">
          <input type="hidden" name="return" value={target} />
          {regions.length > 1 ? (
            <FormField name="region" label="县" value={regionId} options={regions} required />
          ) : null}
          <FormField
            name="name"
            label="登录名"
            value={facts.signInName}
            autocomplete="username"
            maxLength={64}
            required
          />
          <FormField
            name="password"
            label="口令"
            type="password"
            autocomplete="current-password"
            maxLength={512}
            required
          />
          <div class="buttons">
            <button class="btn" type="submit">
              登录
            </button>
            {facts.byMail ? <a href="/workbench/sign-in/link">用邮件链接登录</a> : null}
            {facts.byIdentity === null ? null : (
              <a href={withReturn('/workbench/sign-in/identity', target)}>用{facts.byIdentity}登录</a>
            )}
          </div>
        </form>
      )}
      <p class="quiet">账户由本县系统管理员开设。登录、办理和查看都有记录。</p>
    </div>
  );
}
