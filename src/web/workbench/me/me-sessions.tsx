/** Where the person is signed in. */
import { browserWords } from '../../../domain/people/browser-words.ts';
import type { Session } from '../../../usecases/ports/sign-in.ts';
import { localTime } from '../../local-time.ts';

const methods: Readonly<Record<Session['method'], string>> = {
  password: '口令',
  link: '邮件链接',
  'identity-service': '统一身份认证',
  demo: '演示',
};

const standings: Readonly<Record<Session['standing'], string>> = {
  full: '',
  partial: '，还没有输入第二验证',
  setup: '，还没有设置第二验证',
};

export function MeSessions({ sessions, sessionId }: { sessions: readonly Session[]; sessionId: string }) {
  return (
    <section class="panel">
      <h2>正在登录的地方</h2>
      <p>有不认识的，请马上让它退出，并改口令。</p>
      <ul class="me-sessions">
        {sessions.map((session) => (
          <li>
            <p class="me-browser">
              {browserWords(session.agent)}
              {session.sessionId === sessionId ? <strong class="me-this">这一个</strong> : null}
            </p>
            <p>
              {`${localTime(session.createdAt)} 用${methods[session.method]}登录${standings[session.standing]}，最近 ${localTime(session.seenAt)} 用过，网络地址 ${session.address}`}
            </p>
            {session.sessionId === sessionId ? (
              <p class="quiet">要退出这一个，用页面顶上的“退出”。</p>
            ) : (
              <form method="post" action="/workbench/me/sessions/end">
                <input type="hidden" name="session" value={session.sessionId} />
                <button
                  class="plain"
                  type="submit"
                  aria-label={`让它退出：${browserWords(session.agent)}，${localTime(session.createdAt)} 登录`}
                >
                  让它退出
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/workbench/me/sessions/end-others" class="buttons">
          <button class="btn second" type="submit">
            让其他的全部退出
          </button>
        </form>
      ) : null}
    </section>
  );
}
