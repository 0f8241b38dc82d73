/** What the system keeps about a person, and what they can change of it. */
import type { Me } from '../../../usecases/me/show-me.ts';
import { FactList } from '../../components/fact-list/fact-list.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { localTime } from '../../local-time.ts';
import { MeSecurity } from './me-security.tsx';
import { MeSessions } from './me-sessions.tsx';

export function MeView({ me, done }: { me: Me; done: string | null }) {
  const { account, agency, roles, delegations } = me;
  return (
    <div class="wrap page me">
      <h1 class="title">我的账户</h1>
      {done === null ? null : <Notice tone="ok" title={done} />}
      <section class="panel">
        <h2>我是谁</h2>
        <FactList
          facts={[
            ['姓名', account.name],
            ['登录名', account.signInName],
            ['所在机关', agency === '' ? '不属于某一机关' : agency],
            [
              '角色',
              roles.length === 0
                ? '还没有角色，请联系安全管理员'
                : list(roles.map(({ words, grantedAt }) => `${words}，${localTime(grantedAt)} 授予`)),
            ],
            ['正在生效的委托', delegations.length === 0 ? '没有' : list(delegations.map(delegationWords))],
          ]}
        />
        <p>姓名、机关有误的，请系统管理员改；角色由安全管理员授予。</p>
        <p class="buttons">
          <a href="/workbench/permissions">看我能办什么</a>
          <a href="/workbench/delegations">委托与移交</a>
        </p>
      </section>
      <Contacts me={me} />
      <MeSecurity security={me.security} />
      <MeSessions sessions={me.sessions} sessionId={me.sessionId} />
      <section class="panel">
        <h2>我的信息和通知</h2>
        <ul>
          <li>
            <a href="/workbench/me/notices">选择怎样收通知</a>
          </li>
          <li>
            <a href="/workbench/me/export">导出系统里关于我的个人信息</a>
            <span class="law">《个人信息保护法》第四十五条</span>
          </li>
        </ul>
      </section>
    </div>
  );
}

function Contacts({ me }: { me: Me }) {
  const some = me.contacts.some(({ masked }) => masked !== null);
  return (
    <section class="panel">
      <h2>联系方式</h2>
      <FactList facts={me.contacts.map(({ label, masked }) => [label, masked ?? ''] as const)} />
      <div class="buttons">
        {some ? (
          <form method="post" action="/workbench/me/contacts/show">
            <button class="btn second" type="submit">
              显示完整内容
            </button>
          </form>
        ) : null}
        <a href="/workbench/me/contacts">改联系方式</a>
      </div>
    </section>
  );
}

const list = (lines: readonly string[]) => (
  <ul class="me-lines">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

const delegationWords = ({ role, from, to, until }: Me['delegations'][number]): string =>
  `${from}的${role}由${to}代行，到 ${localTime(until)}`;
