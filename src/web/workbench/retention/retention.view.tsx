/** 保存期限: periods with their articles; data by state, each count a link; what was anonymised. */
import { personalKindNames } from '../../../domain/personal-data/kind.ts';
import { keepWords } from '../../../domain/personal-data/retention.ts';
import type { RetentionView as Facts } from '../../../usecases/personal-data/show-retention.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';
import { localTime } from '../../local-time.ts';
import { stateWords } from './state-words.ts';

export function RetentionView({ day, periods, counts, past }: Facts) {
  const due = counts.filter(({ state }) => state === 'due').reduce((sum, { data }) => sum + data, 0);
  return (
    <div class="wrap page">
      <h1 class="title">保存期限</h1>
      <p>
        个人信息只保存到实现目的所必要的最短时间；到期的次日由程序销毁数值，只留下“已匿名”的记号，不能再与任何人对应。
        <span class="law">《个人信息保护法》第十九条、第四十七条</span>
      </p>
      {due === 0 ? null : (
        <Notice tone="warn" title={`有 ${due} 项已到期，将在今夜的定时任务中匿名化`}>
          <p>也可以请运维人员立即运行 gongkai privacy anonymise。</p>
        </Notice>
      )}
      <h2>现在保存的个人信息</h2>
      <p class="quiet">按 {day} 计算。点数量看清单，清单里的内容均已遮盖。</p>
      {counts.length === 0 ? (
        <p>还没有保存个人信息。登记账户的联系方式后，会列在这里。</p>
      ) : (
        <Counts counts={counts} />
      )}
      <h2>各类信息保存多久</h2>
      <Periods periods={periods} />
      <h2>匿名化记录</h2>
      <Past past={past} />
    </div>
  );
}

function Counts({ counts }: Pick<Facts, 'counts'>) {
  return (
    <ScrollRegion label="现在保存的个人信息">
      <table class="bench-table fits">
        <caption class="hidden">现在保存的个人信息，按归属、种类和状态计数</caption>
        <thead>
          <tr>
            <th scope="col">归属和种类</th>
            <th scope="col">状态</th>
            <th scope="col" class="number">
              数量
            </th>
            <th scope="col">最早的最后一天</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ ownerKind, ownerName, kind, state, data, firstDay }) => (
            <tr>
              <th scope="row">
                {ownerName}
                <small>{personalKindNames[kind]}</small>
              </th>
              <td>
                {state === 'due' ? <span class="tag soon">{stateWords[state]}</span> : stateWords[state]}
              </td>
              <td class="number">
                <a
                  href={`/workbench/retention/list?${new URLSearchParams({ state, owner: ownerKind, kind })}`}
                  aria-label={`${data} 项：${ownerName}的${personalKindNames[kind]}，${stateWords[state]}`}
                >
                  {data}
                </a>
              </td>
              <td>{firstDay ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Periods({ periods }: Pick<Facts, 'periods'>) {
  return (
    <ScrollRegion label="各类信息的保存期限" wide>
      <table class="bench-table retention-periods">
        <caption class="hidden">各类信息从什么时候起保存多久，依据和理由</caption>
        <thead>
          <tr>
            <th scope="col">归属和种类</th>
            <th scope="col">从何时起</th>
            <th scope="col">保存</th>
            <th scope="col">依据和理由</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ ownerName, kinds, eventName, keep, article, reason, from, until }) => (
            <tr>
              <th scope="row">
                {ownerName}
                <small>{kinds.map((kind) => personalKindNames[kind]).join('、')}</small>
              </th>
              <td>{eventName}</td>
              <td>{keepWords(keep)}</td>
              <td>
                {reason}
                <small class="law">
                  {article}；{until === null ? `自 ${from} 起` : `自 ${from} 起，至 ${until} 前`}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Past({ past }: Pick<Facts, 'past'>) {
  if (past.length === 0) return <p>还没有匿名化过。有信息到期后，每一批都会记在这里。</p>;
  return (
    <>
      <p class="quiet">
        每一批销毁后都逐行读回核对，确认密文和检索摘要都已不在，才算完成。清单摘要是各项编号的
        SM3，与审计记录一致。
      </p>
      <ScrollRegion label="匿名化记录" wide>
        <table class="bench-table">
          <caption class="hidden">匿名化记录，最近的在前</caption>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col" class="number">
                数量
              </th>
              <th scope="col">种类</th>
              <th scope="col">审计记录</th>
              <th scope="col">清单摘要</th>
            </tr>
          </thead>
          <tbody>
            {past.map(({ entryId, at, data, kinds, listDigest }) => (
              <tr>
                <th scope="row">
                  <time dateTime={at}>{localTime(at)}</time>
                </th>
                <td class="number">{data}</td>
                <td>{kinds}</td>
                <td>第 {entryId} 条</td>
                <td class="digest">{listDigest}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
