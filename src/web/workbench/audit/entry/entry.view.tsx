/** One entry of the audit trail: its fields, and how it hangs in the chain. */

import type { AuditLine } from '../../../../usecases/audit-trail/audit-line.ts';
import type { AuditEntryView } from '../../../../usecases/audit-trail/search-audit.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { type Fact, FactList } from '../../../components/fact-list/fact-list.tsx';
import { Outcome } from '../outcome.tsx';

export function EntryView({ title, entry }: { title: string; entry: AuditEntryView }) {
  const { line, before, after } = entry;
  return (
    <div class="wrap page audit">
      <Crumbs above={[['/workbench/audit', '审计记录']]} here={`第 ${line.entryId} 条`} />
      <h1 class="title">{title}</h1>
      <FactList facts={factsOf(line)} />
      <p>
        <a href={`/workbench/audit?${new URLSearchParams({ subject: line.subject })}`}>同一对象的全部记录</a>
      </p>
      <h2>在链上的位置</h2>
      <p>每一条的杂凑值（SM3）由前一条的杂凑值和本条全部内容算出，改动任何一处都会接不上。</p>
      <ol class="audit-chain">
        <Link line={before} none="这是第一条，前面没有记录。" words="前一条" />
        <li>
          本条：第 {line.entryId} 条<code>{line.hash}</code>
        </li>
        <Link line={after} none="这是最新的一条。" words="后一条" />
      </ol>
    </div>
  );
}

function Link({ line, none, words }: { line: AuditLine | null; none: string; words: string }) {
  if (line === null) return <li>{none}</li>;
  return (
    <li>
      {words}：<a href={`/workbench/audit/${line.entryId}`}>第 {line.entryId} 条</a>（{line.time}，{line.what}
      ）<code>{line.hash}</code>
    </li>
  );
}

function factsOf(line: AuditLine): readonly Fact[] {
  const none = '无';
  const detail = Object.entries(line.detail);
  return [
    ['时间（北京时间）', <time dateTime={line.at}>{line.time}</time>],
    ['谁', line.signInName === null ? line.who : `${line.who}（登录名 ${line.signInName}）`],
    ['代谁行使', line.behalf ?? '本人的角色'],
    ['从哪里', `${line.doorWords} ${line.address}`],
    ['浏览器', line.agent === '' ? none : line.agent],
    ['做了什么', `${line.what}（${line.act}）`],
    ['对象', line.on === line.subject ? line.subject : `${line.on}（${line.subject}）`],
    ['结果', <Outcome line={line} />],
    ['理由', line.reason === '' ? '未要求' : line.reason],
    ['此前状态的摘要', line.beforeDigest === null ? none : <code>{line.beforeDigest}</code>],
    ['此后状态的摘要', line.afterDigest === null ? none : <code>{line.afterDigest}</code>],
    [
      '其他事实',
      detail.length === 0 ? (
        none
      ) : (
        <ul class="audit-detail">
          {detail.map(([name, value]) => (
            <li>
              <code>{name}</code> {value === null ? none : String(value)}
            </li>
          ))}
        </ul>
      ),
    ],
    ['前一条的杂凑值', <code>{line.previous}</code>],
    ['本条的杂凑值', <code>{line.hash}</code>],
  ];
}
