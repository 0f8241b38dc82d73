/** Linking one's account with the identity service, and ending that. */

import type { OwnSecurity } from '../../../../usecases/me/show-me.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { localTime } from '../../../local-time.ts';

export function IdentityView({ security }: { security: OwnSecurity }) {
  const { identities, identityService } = security;
  const [linked] = identities;
  const name = identityService ?? '统一身份认证';
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here={name} />
      <h1 class="title">{name}</h1>
      {linked !== undefined ? (
        <form method="post" action="/workbench/me/identity/unlink">
          <p>{`您的账户于 ${localTime(linked.linkedAt)} 绑定了${name}。解除以后只能用登录名和口令登录。`}</p>
          <div class="buttons">
            <button class="btn danger" type="submit">
              解除绑定
            </button>
            <a href="/workbench/me">不解除</a>
          </div>
        </form>
      ) : identityService === null ? (
        <Notice tone="info" title="本系统没有接入统一身份认证">
          <p>
            请用登录名和口令登录。<a href="/workbench/me">回我的账户</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action="/workbench/me/identity/link">
          <p>{`绑定以后，可以用${name}登录，不必再输入这里的口令。只记下那边账户的摘要，不取您的姓名、证件号和电话。`}</p>
          <div class="buttons">
            <button class="btn" type="submit">
              开始绑定
            </button>
            <a href="/workbench/me">不绑定</a>
          </div>
        </form>
      )}
    </div>
  );
}

export function LeaveView({ name, address }: { name: string; address: string }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">{`去${name}确认`}</h1>
      <p>请在那边用您自己的账户登录，登录后会回到这里。十分钟内有效。</p>
      <p class="buttons">
        <a class="btn" href={address} rel="noreferrer">
          {`前往${name}`}
        </a>
        <a href="/workbench/me">不绑定</a>
      </p>
    </div>
  );
}
