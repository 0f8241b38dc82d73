/** The outbox as a table: attempts and what they met, addresses masked, no text of anybody's mail. */
import type { DeliveryPage, DeliveryRow } from '../../../usecases/notifications/list-deliveries.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
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
    <RecordTable
      label="邮件和短信的投递情况，最新的在前"
      heads={['收件人', '内容', '时间', '状态', '尝试', '情况']}
      rows={rows.map((row) => [
        <>
          {row.person}
          <small>
            {channelWords[row.channel]} · {row.to ?? '未登记'}
          </small>
        </>,
        row.kindName,
        <time dateTime={row.createdAt}>{localTime(row.createdAt)}</time>,
        <span class={`tag ${statusTone[row.status]}`}>{statusWords[row.status]}</span>,
        `${row.attempts} 次`,
        happened(row),
      ])}
    />
  );
}

function happened({ trouble, status, nextAt, sentAt }: DeliveryRow) {
  if (status !== 'waiting' && sentAt === null && trouble === null) return null;
  return (
    <>
      {trouble ?? ''}
      {status === 'waiting' ? <small>下次 {localTime(nextAt)}</small> : null}
      {sentAt === null ? null : <small>{localTime(sentAt)} 发出</small>}
    </>
  );
}
