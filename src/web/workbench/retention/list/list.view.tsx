/** Data of one owner kind, kind and state, masked. */
import { personalKindNames } from '../../../../domain/personal-data/kind.ts';
import type { RetentionList } from '../../../../usecases/personal-data/show-retention.ts';
import { ScrollRegion } from '../../../components/scroll-region/scroll-region.tsx';
import { localTime } from '../../../local-time.ts';
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
      <p class="crumbs">
        <a href="/workbench/retention">保存期限</a>
      </p>
      <h1 class="title">
        {ownerName}的{personalKindNames[kind]}：{stateWords[state]}
      </h1>
      {data.length === 0 ? (
        <p>没有这样的信息。</p>
      ) : (
        <ScrollRegion label="个人信息清单">
          <table class="bench-table">
            <caption class="hidden">个人信息清单，内容已遮盖</caption>
            <thead>
              <tr>
                <th scope="col">内容（已遮盖）</th>
                <th scope="col">属于</th>
                <th scope="col">登记时间</th>
                <th scope="col">{state === 'anonymised' ? '匿名化时间' : '最后一天'}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((datum) => (
                <tr>
                  <th scope="row">{datum.masked}</th>
                  <td class="digest">{`${datum.ownerKind}/${datum.ownerId}`}</td>
                  <td>
                    <time dateTime={datum.collectedAt}>{localTime(datum.collectedAt)}</time>
                  </td>
                  <td>
                    {datum.anonymisedAt === null
                      ? (datum.retainUntil ?? '未定')
                      : localTime(datum.anonymisedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p class="buttons">
        {first ? null : <a href={address('')}>回到第一页</a>}
        {next === null ? null : <a href={address(next)}>下一页</a>}
      </p>
    </div>
  );
}
