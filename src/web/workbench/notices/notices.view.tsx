/** A person's notices, the new ones marked in words. */
import type { NoticePage } from '../../../usecases/notifications/own-notices.ts';
import { localTime } from '../../local-time.ts';

export function NoticesView({ notices, unread, next }: NoticePage) {
  return (
    <div class="wrap page">
      <h1 class="title">通知</h1>
      <p>
        {unread > 0 ? `有 ${unread} 条没有读过。` : '没有未读的通知。'}
        <a href="/workbench/me/notices">选择怎样通知我</a>
      </p>
      {unread > 0 ? (
        <form method="post" action="/workbench/notices">
          <button type="submit" class="btn second" name="notice" value="all">
            全部标为已读
          </button>
        </form>
      ) : null}
      {notices.length === 0 ? (
        <p>还没有通知。有新的待办、账户变动时，会在这里告诉您。</p>
      ) : (
        <ol class="notice-list">
          {notices.map((notice) => (
            <li class={notice.readAt === null ? 'unread' : undefined}>
              <h2>
                {notice.readAt === null ? <span class="tag soon">未读</span> : null}
                <a href={notice.link}>{notice.title}</a>
              </h2>
              <p>{notice.text}</p>
              <div class="notice-foot">
                <time dateTime={notice.createdAt}>{localTime(notice.createdAt)}</time>
                <span>{notice.kindName}</span>
                {notice.readAt === null ? (
                  <form method="post" action="/workbench/notices">
                    <button
                      type="submit"
                      class="plain"
                      name="notice"
                      value={notice.noticeId}
                      aria-label={`标为已读：${notice.title}`}
                    >
                      标为已读
                    </button>
                  </form>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {next === null ? null : (
        <p>
          <a href={`/workbench/notices?before=${encodeURIComponent(next)}`}>更早的通知</a>
        </p>
      )}
    </div>
  );
}
