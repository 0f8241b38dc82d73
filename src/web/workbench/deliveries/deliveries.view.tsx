/** The outbox as a table: attempts and what they met, addresses masked, no text of anybody's mail. */
import type { DeliveryPage, DeliveryRow } from '../../../usecases/notifications/list-deliveries.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';
import { localTime } from '../../local-time.ts';

const statusWords = { waiting: '待发', sent: '已发出', 'given-up': '已放弃' } as const;
const statusTone = { waiting: 'soon', sent: 'ok', 'given-up': 'off' } as const;
const channelWords = { mail: '邮件', gateway: '短信' } as const;

export function DeliveriesView({ rows, counts, status, mail, next }: DeliveryPage) {
  const all = counts.waiting + counts.sent + counts['given-up'];
  const filters = [
    ['', `全部 ${all}`],
    ['waiting', `待发 ${counts.waiting}`],
    ['sent', `已发出 ${counts.sent}`],
    ['given-up', `已放弃 ${counts['given-up']}`],
  ] as const;
  const older = `/workbench/deliveries?status=${status}&before=${encodeURIComponent(next ?? '')}`;
  return (
    <div class="wrap page">
      <h1 class="title">通知投递</h1>
      {mail ? null : (
        <Notice tone="warn" title="未设置邮件服务，邮件都留在待发箱">
          <p>请运维人员设置 GONGKAI_SMTP_URL 和 GONGKAI_MAIL_FROM 后重启，七天内的邮件会自动补发。</p>
        </Notice>
      )}
      <nav class="delivery-filter" aria-label="按状态筛选">
        {filters.map(([value, words]) => (
          <a
            href={value === '' ? '/workbench/deliveries' : `/workbench/deliveries?status=${value}`}
            aria-current={value === status ? 'true' : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? <p>没有这样的投递。</p> : <Table rows={rows} />}
      {next === null ? null : (
        <p>
          <a href={older}>更早的投递</a>
        </p>
      )}
    </div>
  );
}

function Table({ rows }: { rows: readonly DeliveryRow[] }) {
  return (
    <ScrollRegion label="通知投递" wide>
      <table class="bench-table">
        <caption class="hidden">邮件和短信的投递情况，最新的在前</caption>
        <thead>
          <tr>
            <th scope="col">收件人</th>
            <th scope="col">内容</th>
            <th scope="col">状态</th>
            <th scope="col">尝试</th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                {row.person}
                <small>
                  {channelWords[row.channel]} · {row.to ?? '未登记'}
                </small>
              </th>
              <td>
                {row.kindName}
                <small>
                  <time dateTime={row.createdAt}>{localTime(row.createdAt)}</time>
                </small>
              </td>
              <td>
                <span class={`tag ${statusTone[row.status]}`}>{statusWords[row.status]}</span>
              </td>
              <td>{row.attempts} 次</td>
              <td>
                {row.trouble ?? ''}
                {row.status === 'waiting' ? <small>下次 {localTime(row.nextAt)}</small> : null}
                {row.sentAt === null ? null : <small>{localTime(row.sentAt)} 发出</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
