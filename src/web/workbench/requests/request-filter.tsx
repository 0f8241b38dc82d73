/** The filter of the queue: a form whose fields stand in the address. */

import type { RequestsProps } from './queue-props.ts';
import { listHref } from './request-address.ts';
import { section } from './section.ts';

type Choices = readonly { readonly id: string; readonly name: string }[];

export function RequestFilter({ list, query, rules, ownId }: RequestsProps) {
  const { intake, lifecycle } = rules;
  const states = lifecycle.states.filter(({ open }) =>
    query.view === 'all' ? true : query.view === 'ended' ? !open : open,
  );
  const narrowed = [
    query.state,
    query.person,
    query.channel,
    query.applicant,
    query.receivedFrom,
    query.receivedUntil,
  ].some((value) => value !== '');
  const people = list.people.filter(({ accountId }) => accountId !== ownId);
  return (
    <>
      <Behind query={query} />
      <form class="filter queue-filter" method="get" action={section}>
        {query.view === 'open' ? null : <input type="hidden" name="view" value={query.view} />}
        {(['cell', 'openOn', 'endedFrom', 'endedUntil'] as const).map((key) =>
          query[key] === '' ? null : <input type="hidden" name={hiddenNames[key]} value={query[key]} />,
        )}
        <label>
          编号或内容
          <input type="search" name="q" value={query.words} placeholder="如 37号、征地补偿" />
        </label>
        {list.agencies.length > 1 ? (
          <Choice
            name="agency"
            label="答复机关"
            all="全部机关"
            value={query.agencyId}
            choices={list.agencies.map(({ agencyId, name }) => ({ id: agencyId, name }))}
          />
        ) : null}
        <button type="submit" class="btn">
          筛选
        </button>
        <details open={narrowed}>
          <summary>更多条件</summary>
          <div class="queue-more">
            <Choice name="state" label="状态" all="全部状态" value={query.state} choices={states} />
            <Choice
              name="person"
              label="承办人"
              all="不限"
              value={query.person}
              choices={[
                { id: 'me', name: '我' },
                ...people.map(({ accountId, name }) => ({ id: accountId, name })),
              ]}
            />
            <Choice
              name="channel"
              label="来件方式"
              all="不限"
              value={query.channel}
              choices={intake.channels}
            />
            <Choice
              name="applicant"
              label="申请人类型"
              all="不限"
              value={query.applicant}
              choices={intake.applicants}
            />
            <label>
              收到日期从
              <input type="date" name="from" value={query.receivedFrom} />
            </label>
            <label>
              到
              <input type="date" name="until" value={query.receivedUntil} />
            </label>
          </div>
        </details>
      </form>
    </>
  );
}

const hiddenNames = {
  cell: 'cell',
  openOn: 'open-on',
  endedFrom: 'ended-from',
  endedUntil: 'ended-until',
} as const;

/** Said where a figure was opened: the list is the one that it counts. */
function Behind({ query }: Pick<RequestsProps, 'query'>) {
  if (query.cell === '' && query.openOn === '' && query.endedFrom === '') return null;
  const period =
    query.endedFrom === ''
      ? ''
      : `${query.endedFrom} 至 ${query.endedUntil === '' ? '今天' : query.endedUntil} 办结`;
  const open = query.openOn === '' ? '' : `${query.openOn} 以前收到、到那天还没有办结`;
  return (
    <p class="notice info">
      这是一个数字背后的清单：
      {[period, open, query.cell === '' ? '' : `计入年报栏目 ${query.cell}`]
        .filter((words) => words !== '')
        .join('，')}
      。<a href={listHref({ ...query, cell: '', openOn: '', endedFrom: '', endedUntil: '' })}>清除这个条件</a>
    </p>
  );
}

function Choice({
  name,
  label,
  all,
  value,
  choices,
}: {
  name: string;
  label: string;
  all: string;
  value: string;
  choices: Choices;
}) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{all}</option>
        {choices.map((each) => (
          <option value={each.id} selected={each.id === value}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
