/** The register: what waits for the agency first; patterns of losses above it. */
import type { DisputeList, ListedDispute } from '../../../usecases/disputes/list-disputes.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords } from '../../local-time.ts';
import { DueMark } from './due-mark.tsx';
import { LossPatterns } from './loss-patterns.tsx';
import { disputeHref, section } from './section.ts';

export interface DisputeQuery {
  readonly view: string;
  readonly q: string;
  readonly agency: string;
  readonly group: string;
  readonly year: string;
  readonly result: string;
}

export interface DisputesProps {
  readonly list: DisputeList;
  readonly query: DisputeQuery;
  /** Names of groups and results of the report's table, by key. */
  readonly words: {
    readonly groups: readonly (readonly [key: string, label: string])[];
    readonly results: readonly (readonly [key: string, label: string])[];
  };
  readonly mayOpen: boolean;
}

const views = [
  ['open', '未结'],
  ['ended', '已结'],
  ['lost', '被纠正'],
  ['all', '全部'],
] as const;

export function DisputesView(props: DisputesProps) {
  const { list, query, mayOpen } = props;
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">复议诉讼</h1>
        {mayOpen ? (
          <div class="buttons">
            <a class="btn" href={`${section}/new`}>
              登记
            </a>
          </div>
        ) : null}
      </div>
      <LossPatterns patterns={list.patterns} />
      <Filter {...props} />
      {query.year === '' ? null : (
        <Notice tone="info" title={`${query.year} 年度报告第四部分所计的件`}>
          <p>
            {wordsOf(props.words.groups, query.group)}
            {query.result === ''
              ? ''
              : `，${query.result === 'pending' ? '尚未审结' : wordsOf(props.words.results, query.result)}`}
            。复议机关作共同被告的不计。<a href={section}>看未结的件</a>
          </p>
        </Notice>
      )}
      {list.rows.length === 0 ? (
        <div class="empty">
          <p>没有符合条件的复议、诉讼。</p>
          {mayOpen ? (
            <p>
              收到复议、诉讼的通知后，请当天<a href={`${section}/new`}>登记</a>
              ：答复、举证的期限从收到副本的次日算起。
            </p>
          ) : null}
        </div>
      ) : (
        <Rows {...props} />
      )}
      {list.after === null ? null : (
        <p class="more-rows">
          <a class="btn second" href={nextHref(query, list.after)}>
            下一页
          </a>
        </p>
      )}
    </div>
  );
}

function Rows({ list, words }: DisputesProps) {
  return (
    <RecordTable
      label="复议、诉讼，点编号看详情"
      heads={['编号', '机关', '程序', '办理机关', '状态', '下一步']}
      rows={list.rows.map((each) => [
        <>
          <a href={disputeHref(each.row.disputeId)}>{each.row.number}</a>
          {each.row.counted ? null : <small>不计入报告</small>}
        </>,
        each.agencyName,
        each.procedureName,
        each.row.organ,
        <State each={each} words={words} />,
        each.row.actBy === null ? (
          <span class="quiet">{waits(each)}</span>
        ) : (
          <DueMark day={each.row.actBy} today={list.today} />
        ),
      ])}
    />
  );
}

function State({ each, words }: { each: ListedDispute; words: DisputesProps['words'] }) {
  const { row, stateName } = each;
  if (row.result === null) return <span class="tag info">{stateName}</span>;
  return (
    <>
      <span class={`tag ${row.lost ? 'off' : 'ok'}`}>{wordsOf(words.results, row.result)}</span>
      <small>
        {dayWords(row.effectiveOn!)}生效{row.open ? '，待履行' : ''}
      </small>
    </>
  );
}

const waits = ({ row, awaits }: ListedDispute): string =>
  !row.open ? '已了结' : awaits === 'organ' ? '等待办理机关' : '等待申请人';

const wordsOf = (those: readonly (readonly [string, string])[], key: string): string =>
  those.find(([each]) => each === key)?.[1] ?? '全部类别';

function nextHref(query: DisputeQuery, after: NonNullable<DisputeList['after']>): string {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  params.set('after', `${after.key}~${after.disputeId}`);
  return `${section}?${params}`;
}

function Filter({ list, query, words }: DisputesProps) {
  return (
    <form class="filter" method="get" action={section}>
      <label>
        编号
        <input type="search" name="q" value={query.q} maxLength={60} />
      </label>
      <Choice name="view" label="范围" value={query.view} options={views} />
      <Choice name="group" label="类别" value={query.group} options={[['', '全部类别'], ...words.groups]} />
      {list.agencies.length > 1 ? (
        <Choice
          name="agency"
          label="机关"
          value={query.agency}
          options={[
            ['', '全部机关'],
            ...list.agencies.map(({ agencyId, name }) => [agencyId, name] as const),
          ]}
        />
      ) : null}
      <button type="submit" class="btn">
        筛选
      </button>
    </form>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <label>
      {props.label}
      <select name={props.name}>
        {props.options.map(([value, words]) => (
          <option value={value} selected={value === props.value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
