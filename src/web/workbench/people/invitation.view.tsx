/** The link of a first sign-in, shown once to whoever made it. */
import type { Account } from '../../../domain/people/account.ts';
import type { Invitation } from '../../../usecases/sign-in/send-invitation.ts';
import { FactList } from '../../components/fact-list/fact-list.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { localTime } from '../../local-time.ts';

export interface InvitationProps {
  readonly account: Pick<Account, 'accountId' | 'name' | 'signInName'>;
  readonly invitation: Invitation;
  readonly isNew: boolean;
}

export function InvitationView({ account, invitation, isNew }: InvitationProps) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">{isNew ? '账户已开设' : '新的首次登录链接'}</h1>
      <Notice
        tone="ok"
        title={
          invitation.mailed
            ? '链接会发到本人的电子邮箱；没有收到的，请把下面的链接交给本人'
            : '请把下面的链接当面或用单位内部渠道交给本人'
        }
      >
        <p>链接只在这里显示这一次，只能用一次。离开本页后找不回来，可以再生成一个，旧的随即作废。</p>
      </Notice>
      <FactList
        facts={[
          ['姓名', account.name],
          ['登录名', account.signInName],
          ['链接', <code class="one-time">{invitation.address}</code>],
          ['有效期至', localTime(invitation.expiresAt)],
        ]}
      />
      <div class="buttons">
        <a class="btn" href={`/workbench/people/${account.accountId}`}>
          看这个账户
        </a>
        {isNew ? (
          <a href="/workbench/people/new">再开设一个</a>
        ) : (
          <a href="/workbench/people">回到账户列表</a>
        )}
      </div>
    </div>
  );
}
