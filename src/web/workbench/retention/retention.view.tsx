/** 保存期限: periods with their articles; data by state, each count a link; what was anonymised. */
import { personalKindNames } from '../../../domain/personal-data/kind.ts';
import { keepWords } from '../../../domain/personal-data/retention.ts';
import type { RetentionView as Facts } from '../../../usecases/personal-data/show-retention.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords, localTime } from '../../local-time.ts';
import { stateWords } from './state-words.ts';

export function RetentionView({ day, periods, files, counts, past }: Facts) {
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
      <p class="quiet">按{dayWords(day)}计算。点数量看清单，清单里的内容均已遮盖。</p>
      {counts.length === 0 ? (
        <p>还没有保存个人信息。登记账户的联系方式后，会列在这里。</p>
      ) : (
        <Counts counts={counts} />
      )}
      <h2>各类信息保存多久</h2>
      <Periods periods={periods} files={files} />
      <h2>匿名化记录</h2>
      <Past past={past} />
    </div>
  );
}

function Counts({ counts }: Pick<Facts, 'counts'>) {
  return (
    <RecordTable
      label="现在保存的个人信息，按归属、种类和状态计数"
      heads={['归属和种类', '状态', { number: '数量' }, '最早的最后一天']}
      rows={counts.map(({ ownerKind, ownerName, kind, state, data, firstDay }) => [
        <>
          {ownerName}
          <small>{personalKindNames[kind]}</small>
        </>,
        state === 'due' ? <span class="tag soon">{stateWords[state]}</span> : stateWords[state],
        <a
          href={`/workbench/retention/list?${new URLSearchParams({ state, owner: ownerKind, kind })}`}
          aria-label={`${data} 项：${ownerName}的${personalKindNames[kind]}，${stateWords[state]}`}
        >
          {data}
        </a>,
        firstDay === null ? '未定' : dayWords(firstDay),
      ])}
    />
  );
}

function Periods({ periods, files }: Pick<Facts, 'periods' | 'files'>) {
  const rows = [
    ...periods.map((each) => ({
      ...each,
      what: each.kinds.map((kind) => personalKindNames[kind]).join('、'),
    })),
    ...files,
  ];
  return (
    <RecordTable
      label="各类信息从什么时候起保存多久，依据和理由"
      heads={['归属和种类', '从何时起', '保存', '依据和理由']}
      rows={rows.map(({ ownerName, what, eventName, keep, article, reason, from, until }) => [
        <>
          {ownerName}
          <small>{what}</small>
        </>,
        eventName,
        keepWords(keep),
        <>
          {reason}
          <small class="law">
            {article}；自{dayWords(from)}起{until === null ? '' : `，至${dayWords(until)}前`}
          </small>
        </>,
      ])}
    />
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
      <RecordTable
        label="匿名化记录，最近的在前"
        heads={['时间', { number: '数量' }, '种类', '审计记录', '清单摘要']}
        rows={past.map(({ entryId, at, data, kinds, listDigest }) => [
          <time dateTime={at}>{localTime(at)}</time>,
          data,
          kinds,
          `第 ${entryId} 条`,
          <code>{listDigest}</code>,
        ])}
      />
    </>
  );
}
