/** Requests on the first page: what is most urgent, who acts next. */
import type { ListedRequest } from '../../../usecases/requests/list-requests.ts';
import type { RequestsToday } from '../../../usecases/workbench/requests-today.ts';
import { dayWords } from '../../local-time.ts';
import { caseHref, section } from '../requests/section.ts';
import { UrgencyMark } from '../requests/urgency-mark.tsx';

export function TodayRequests({ requests }: { requests: RequestsToday }) {
  const { own, unassigned, pressing } = requests;
  return (
    <>
      <Group id="own-requests" title="我承办的申请" rows={own} all={`${section}?view=mine`} />
      <Group
        id="unassigned"
        title="待分办的申请"
        hint="收到的申请当天就要有人办，不要等到补正期限（7 个工作日）过去"
        rows={unassigned}
        all={`${section}?view=unassigned`}
      />
      <Group
        id="pressing"
        title="同事承办、将到期或者已逾期的"
        rows={pressing}
        all={`${section}?view=soon`}
      />
    </>
  );
}

function Group({
  id,
  title,
  hint = '',
  rows,
  all,
}: {
  id: string;
  title: string;
  hint?: string;
  rows: readonly ListedRequest[];
  all: string;
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <small class="quiet">{rows.length} 件</small>
      </h2>
      {hint === '' ? null : <p class="law">{hint}</p>}
      <ul class="rows tasks today-requests">
        {rows.map((each) => (
          <Row each={each} />
        ))}
      </ul>
      <p>
        <a href={all}>在清单里看全部</a>
      </p>
    </section>
  );
}

const edges = { over: 'overdue', soon: 'soon' } as const;

function Row({ each: { row, urgency, next, agencyName } }: { each: ListedRequest }) {
  const edge = Object.hasOwn(edges, urgency.tone) ? edges[urgency.tone as keyof typeof edges] : undefined;
  return (
    <li class={edge}>
      <div>
        <a href={caseHref(row.requestId)}>{row.title}</a>
        <small>
          {row.number}　{agencyName}　{next}
        </small>
      </div>
      <p class="due">
        <UrgencyMark urgency={urgency} />
        {row.due === null ? null : <time dateTime={row.due}>{dayWords(row.due)}</time>}
      </p>
    </li>
  );
}
