/** A list of corrections or complaints: filter, rows, next page. */
import type { ComponentChildren } from 'preact';
import type { SideCaseRow } from '../../../usecases/ports/side-cases.ts';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords } from '../../local-time.ts';
import { DueMark } from '../disputes/due-mark.tsx';

export interface SideListProps {
  readonly section: string;
  /** 更正申请 */
  readonly what: string;
  readonly today: string;
  readonly rows: readonly (SideCaseRow & { readonly agencyName: string; readonly stateName: string })[];
  readonly after: { readonly key: string; readonly caseId: string } | null;
  readonly query: SideQuery;
  /** Shown when there is nothing. */
  readonly empty: ComponentChildren;
}

export interface SideQuery {
  readonly view: 'open' | 'ended' | 'all';
  readonly q: string;
}

/** Query of a list's address. */
export function readSideQuery(query: (name: string) => string): SideQuery {
  const view = query('view');
  return {
    view: view === 'ended' || view === 'all' ? view : 'open',
    q: query('q').trim().slice(0, 60),
  };
}

/** `open` of a view; null: all. */
export const openIn = ({ view }: SideQuery): boolean | null => (view === 'all' ? null : view === 'open');

/** The place after which a page begins; null for the first. */
export function readSidePlace(text: string): { readonly key: string; readonly caseId: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,60})$/.exec(text);
  return match === null ? null : { key: match[1]!, caseId: match[2]! };
}

const views = [
  ['open', '未结'],
  ['ended', '已结'],
  ['all', '全部'],
] as const;

export function SideList({ section, what, today, rows, after, query, empty }: SideListProps) {
  return (
    <>
      <form class="filter" method="get" action={section}>
        <label>
          编号、内容
          <input type="search" name="q" value={query.q} maxLength={60} />
        </label>
        <label>
          范围
          <select name="view">
            {views.map(([value, words]) => (
              <option value={value} selected={value === query.view}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn">
          筛选
        </button>
      </form>
      {rows.length === 0 ? (
        <div class="empty">{empty}</div>
      ) : (
        <RecordTable
          label={`${what}，点编号看详情`}
          heads={['编号', '机关', '收到', '状态', '期限']}
          rows={rows.map((row) => [
            <>
              <a href={`${section}/${encodeURIComponent(row.caseId)}`}>{row.number}</a>
              <small>{row.title}</small>
            </>,
            row.agencyName,
            dayWords(row.receivedOn),
            <span class={`tag ${row.open ? 'info' : 'ok'}`}>{row.stateName}</span>,
            row.actBy === null ? (
              <span class="quiet">已了结</span>
            ) : (
              <DueMark day={row.actBy} today={today} />
            ),
          ])}
        />
      )}
      {after === null ? null : (
        <p class="more-rows">
          <a
            class="btn second"
            href={`${section}?${new URLSearchParams({ ...query, after: `${after.key}~${after.caseId}` })}`}
          >
            下一页
          </a>
        </p>
      )}
    </>
  );
}
