/** The queue: views with counts, filters, rows by urgency. */
import { type ListedRequest, mostCounted } from '../../../usecases/requests/list-requests.ts';
import { emptyQuery, type RequestQuery, type RequestView } from '../../../usecases/requests/request-query.ts';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords } from '../../local-time.ts';
import type { RequestsProps } from './queue-props.ts';
import { listHref } from './request-address.ts';
import { RequestFilter } from './request-filter.tsx';
import { caseHref, section } from './section.ts';
import { UrgencyMark } from './urgency-mark.tsx';

const viewNames: Readonly<Record<RequestView, string>> = {
  open: '在办',
  over: '已逾期',
  soon: '三个工作日内到期',
  unassigned: '待分办',
  mine: '我承办的',
  ended: '已办结',
  all: '全部',
};

const tones: Readonly<Partial<Record<RequestView, string>>> = { over: 'off', soon: 'soon' };

export function RequestsView(props: RequestsProps) {
  const { list, query, may } = props;
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">依申请公开</h1>
        <div class="buttons">
          {may.register ? (
            <a class="btn" href={`${section}/new`}>
              登记申请
            </a>
          ) : null}
          {may.mail ? (
            <a class="btn second" href={`${section}/mail`}>
              邮箱来件
            </a>
          ) : null}
          {may.openness ? <a href={`${section}/openness`}>转主动公开</a> : null}
          <a href={`${section}/carry-over`}>年末结转</a>
        </div>
      </div>
      <Views list={list} query={query} />
      <RequestFilter {...props} />
      <Bar {...props} />
      {list.rows.length === 0 ? <Empty {...props} /> : <Rows rows={list.rows} query={query} />}
      <Pages {...props} />
      <p class="law keys">
        键盘：<kbd>j</kbd> <kbd>k</kbd> 上下移动，<kbd>Enter</kbd> 打开，<kbd>/</kbd> 搜索，<kbd>?</kbd>{' '}
        看这段说明
      </p>
    </div>
  );
}

/** Exact below the roof, which keeps a list of a million cases as quick as a short one. */
const countWords = (count: number): string => (count >= mostCounted ? `${mostCounted}+` : String(count));

function Views({ list, query }: Pick<RequestsProps, 'list' | 'query'>) {
  return (
    <nav class="queue-views" aria-label="清单">
      {(Object.keys(viewNames) as RequestView[]).map((view) => {
        const count = list.counts[view];
        const tone = count > 0 ? (tones[view] ?? '') : '';
        return (
          <a
            href={listHref({ ...query, view })}
            aria-current={query.view === view ? 'page' : undefined}
            class={tone === '' ? undefined : tone}
          >
            {viewNames[view]} <b>{countWords(count)}</b>
          </a>
        );
      })}
    </nav>
  );
}

function Bar({ list, query, may, first }: RequestsProps) {
  const count = list.counts[query.view];
  return (
    <div class="bench-export">
      <p class="quiet" role="status">
        {viewNames[query.view]} {count >= mostCounted ? `${mostCounted} 件以上` : `${count} 件`}
        {count > 0 ? '，最急的在最前' : ''}
        {first ? '' : '（接着上一页）'}
      </p>
      {may.export && list.rows.length > 0 ? (
        <p class="small">
          导出这份清单：<a href={listHref(query, null, '/export.xlsx')}>XLSX</a>{' '}
          <a href={listHref(query, null, '/export.csv')}>CSV</a>
        </p>
      ) : null}
    </div>
  );
}

function Rows({ rows, query }: { rows: readonly ListedRequest[]; query: RequestQuery }) {
  const ended = query.view === 'ended';
  return (
    <div class="queue" data-keys="list">
      <RecordTable
        label="依申请公开清单，点申请内容看案卷"
        heads={['申请', '期限', '下一步', '承办', '收到']}
        rows={rows.map((each) => {
          const { row, urgency } = each;
          return [
            <>
              <a href={caseHref(row.requestId)}>{row.title}</a>
              <small>{row.number}</small>
            </>,
            <>
              <UrgencyMark urgency={urgency} />
              <small>
                {row.due !== null && row.open ? (
                  <time dateTime={row.due}>
                    {dayWords(row.due)}
                    {row.provisional ? '（暂定）' : ''}
                  </time>
                ) : row.endedOn !== null ? (
                  <time dateTime={row.endedOn}>{dayWords(row.endedOn)} 办结</time>
                ) : row.actBy !== null ? (
                  <>最迟 {dayWords(row.actBy)}</>
                ) : null}
              </small>
            </>,
            <>
              {row.open && each.personName === '' && row.awaits === 'agency' ? (
                <span class="tag soon">{each.next}</span>
              ) : (
                each.next
              )}
              <small>{each.stateName}</small>
            </>,
            <>
              {each.agencyName}
              {each.personName === '' ? null : <small>{each.personName}</small>}
            </>,
            <>
              <time dateTime={row.receivedOn}>{dayWords(row.receivedOn)}</time>
              {row.disputes > 0 ? <small>{row.disputes} 件复议、诉讼</small> : null}
            </>,
          ];
        })}
      />
      {ended ? null : <p class="hidden">已逾期的排在最前，其次是将到期的，停止计时的按最迟日期排列</p>}
    </div>
  );
}

function Pages({ list, query, first }: RequestsProps) {
  if (first && list.after === null) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {first ? null : <a href={listHref(query)}>回到第一页</a>}
      {list.after === null ? (
        <span>这是最后一页</span>
      ) : (
        <a rel="next" href={listHref(query, list.after)}>
          下一页
        </a>
      )}
    </nav>
  );
}

function Empty({ query, may, list }: RequestsProps) {
  const { view, ...rest } = query;
  const filtered = Object.values(rest).some((value) => value !== '');
  if (filtered) {
    return (
      <div class="empty">
        <p>
          没有符合条件的申请。少填几项再筛选，或者<a href={listHref({ ...emptyQuery, view })}>清除筛选</a>。
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>{emptyWords[view]}</p>
      <p>
        {view === 'mine' && list.counts.unassigned > 0 ? (
          <a href={listHref({ ...emptyQuery, view: 'unassigned' })}>
            看 {countWords(list.counts.unassigned)} 件待分办的
          </a>
        ) : may.register ? (
          <>
            收到信函、当面或者传真的申请，当天<a href={`${section}/new`}>登记</a>；网上提交的自动进入清单。
          </>
        ) : (
          '网上提交的申请和各机关登记的申请会出现在这里。'
        )}
      </p>
    </div>
  );
}

const emptyWords: Readonly<Record<RequestView, string>> = {
  open: '没有在办的申请。',
  over: '没有逾期的申请。',
  soon: '三个工作日内没有到期的申请。',
  unassigned: '没有待分办的申请：每一件都有人办理。',
  mine: '没有由您承办的在办申请。',
  ended: '还没有办结的申请。',
  all: '还没有收到申请。',
};
