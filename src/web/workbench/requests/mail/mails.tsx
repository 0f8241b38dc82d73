/** GET /workbench/requests/mail: what came in by mail. */
import { listMails, type MailList, type MailPlace } from '../../../../usecases/mail-intake/mails.ts';
import type { MailState } from '../../../../usecases/ports/mail-intake.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { RecordTable } from '../../../components/record-table/record-table.tsx';
import { localTime } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../section.ts';

export const mailSection = `${section}/mail`;

const names: Readonly<Record<MailState, string>> = {
  new: '待处理',
  registered: '已登记',
  'put-aside': '没有登记',
};

export const mails: Route = (web, site) => {
  staffRoutes(web, site).get(mailSection, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const given = request.query('state');
    const state = (Object.hasOwn(names, given) ? given : 'new') as MailState;
    const after = readPlace(request.query('after'));
    const listed = await listMails(site.staff, caller, { regionId: caller.regionId, state, after });
    if (!listed.ok) return staffProblem(request, listed.problems);
    const view = MailsView({ list: listed.value, state, first: after === null });
    return staffPage(request, { title: '邮箱来件', section }, view);
  });
};

function readPlace(text: string): MailPlace | null {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)~([\w-]{1,60})$/.exec(text);
  return match === null ? null : { receivedAt: match[1]!, mailId: match[2]! };
}

function MailsView({ list, state, first }: { list: MailList; state: MailState; first: boolean }) {
  const { mails: rows, counts, mailbox, after } = list;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="邮箱来件" />
      <h1 class="title">邮箱来件</h1>
      <p class="law">
        《条例》第三十一条第三项：系统收到就自动回复确认，收到之日按邮件到达邮箱之日计算，不因没有打开而推迟
      </p>
      {mailbox === null ? (
        <Notice tone="info" title="还没有设置申请邮箱">
          <p>指南公布了邮箱的，请系统管理员在“申请邮箱”中设置；没有公布的，不需要设置。</p>
        </Notice>
      ) : mailbox.trouble === null ? null : (
        <Notice tone="warn" title={`邮箱没有收到：${mailbox.trouble}`}>
          <p>请告诉系统管理员，并直接到邮箱里查看，当天登记。</p>
        </Notice>
      )}
      <nav class="queue-views" aria-label="来件">
        {(Object.keys(names) as MailState[]).map((each) => (
          <a
            href={each === 'new' ? mailSection : `${mailSection}?state=${each}`}
            aria-current={each === state ? 'page' : undefined}
            class={each === 'new' && counts.new > 0 ? 'soon' : undefined}
          >
            {names[each]} <b>{counts[each]}</b>
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <div class="empty">
          <p>
            {state === 'new'
              ? `没有待处理的来件。${mailbox === null || mailbox.triedAt === null ? '' : `最近一次收取：${localTime(mailbox.triedAt)}。`}`
              : '这里还没有来件。'}
          </p>
        </div>
      ) : (
        <div data-keys="list">
          <RecordTable
            label="邮箱来件，点主题打开"
            heads={['主题', '来自', '到达邮箱', '收件编号', '结果']}
            rows={rows.map((mail) => [
              <a href={`${mailSection}/${mail.mailId}`}>
                {mail.subject === '' ? '（没有主题）' : mail.subject}
              </a>,
              mail.from,
              localTime(mail.receivedAt),
              mail.number,
              mail.state === 'new' ? (
                <span class="tag soon">待处理</span>
              ) : mail.state === 'registered' ? (
                <span class="tag ok">已登记</span>
              ) : (
                mail.reason
              ),
            ])}
          />
        </div>
      )}
      {first && after === null ? null : (
        <nav class="pager" aria-label="翻页">
          {first ? null : <a href={`${mailSection}?state=${state}`}>回到第一页</a>}
          {after === null ? (
            <span>这是最后一页</span>
          ) : (
            <a rel="next" href={`${mailSection}?state=${state}&after=${after.receivedAt}~${after.mailId}`}>
              下一页
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
