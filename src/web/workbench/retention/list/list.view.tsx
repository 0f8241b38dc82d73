/** Data of one owner kind, kind and state, masked. */

import { personalKindNames } from '../../../../domain/personal-data/kind.ts';
import type { RetentionList } from '../../../../usecases/personal-data/show-retention.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { RecordTable } from '../../../components/record-table/record-table.tsx';
import { dayWords, localTime } from '../../../local-time.ts';
import { stateWords } from '../state-words.ts';

export interface ListProps extends RetentionList {
  readonly owner: string;
  /** The first page of the list. */
  readonly first: boolean;
}

export function ListView({ state, kind, ownerName, data, next, owner, first }: ListProps) {
  const address = (after: string) =>
    `/workbench/retention/list?${new URLSearchParams({ state, owner, kind, ...(after === '' ? {} : { after }) })}`;
  return (
    <div class="wrap page">
      <Crumbs above={[['/workbench/retention', '保存期限']]} here={personalKindNames[kind]} />
      <h1 class="title">
        {ownerName}的{personalKindNames[kind]}：{stateWords[state]}
      </h1>
      {data.length === 0 ? (
        <p>没有这样的信息。</p>
      ) : (
        <RecordTable
          label="个人信息清单，内容已遮盖"
          heads={['内容（已遮盖）', '属于', '登记时间', state === 'anonymised' ? '匿名化时间' : '最后一天']}
          rows={data.map((datum) => [
            datum.masked,
            <code>{`${datum.ownerKind}/${datum.ownerId}`}</code>,
            <time dateTime={datum.collectedAt}>{localTime(datum.collectedAt)}</time>,
            datum.anonymisedAt === null
              ? datum.retainUntil === null
                ? '未定'
                : dayWords(datum.retainUntil)
              : localTime(datum.anonymisedAt),
          ])}
        />
      )}
      <p class="buttons">
        {first ? null : <a href={address('')}>回到第一页</a>}
        {next === null ? null : <a href={address(next)}>下一页</a>}
      </p>
    </div>
  );
}
