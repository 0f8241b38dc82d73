/** The search form of the audit trail and the entries that were found. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { AuditLine } from '../../../usecases/audit-trail/audit-line.ts';
import type { AuditPage } from '../../../usecases/audit-trail/search-audit.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { type AuditForm, auditAddress } from './audit-query.ts';
import { Outcome } from './outcome.tsx';

export interface AuditViewProps {
  readonly form: AuditForm;
  readonly acts: readonly (readonly [act: string, words: string])[];
  /** null: the form was not understood. */
  readonly page: AuditPage | null;
  readonly problems: readonly Problem[];
  /** Is this the first page? */
  readonly first: boolean;
}

export function AuditView({ form, acts, page, problems, first }: AuditViewProps) {
  return (
    <div class="wrap page audit">
      <h1 class="title">审计记录</h1>
      <p class="audit-doors">
        <a href="/workbench/audit/verify">核验审计链</a>
        <a href="/workbench/audit/head">打印链首</a>
      </p>
      <FormProblems problems={problems} />
      <Filter form={form} acts={acts} problems={problems} />
      {page === null ? null : <Found form={form} page={page} first={first} />}
    </div>
  );
}

const outcomes = [
  ['', '全部'],
  ['done', '已完成'],
  ['refused', '被拒绝'],
  ['failed', '未成功'],
] as const;

function Filter({ form, acts, problems }: Pick<AuditViewProps, 'form' | 'acts' | 'problems'>) {
  return (
    <form class="audit-filter" method="get" action="/workbench/audit">
      <FormField
        name="person"
        label="谁"
        hint="姓名或登录名的一部分"
        value={form.person}
        maxLength={100}
        problems={problems}
      />
      <FormField
        name="act"
        label="做了什么"
        value={form.act}
        options={[['', '全部'], ...acts]}
        problems={problems}
      />
      <FormField name="outcome" label="结果" value={form.outcome} options={outcomes} problems={problems} />
      <FormField
        name="subject"
        label="对象"
        hint="照记录的写法，如 agency/1001"
        value={form.subject}
        maxLength={200}
        problems={problems}
      />
      <FormField name="from" label="从哪天" type="date" value={form.from} problems={problems} />
      <FormField
        name="until"
        label="到哪天"
        hint="含当天"
        type="date"
        value={form.until}
        problems={problems}
      />
      <div class="buttons">
        <button type="submit" class="btn">
          查询
        </button>
        <a href="/workbench/audit">清空条件</a>
      </div>
    </form>
  );
}

function Found({ form, page, first }: { form: AuditForm; page: AuditPage; first: boolean }) {
  const { lines, nobody, next } = page;
  if (nobody) {
    return (
      <Notice tone="info" title={`没有姓名或登录名含“${form.person}”的账户`}>
        <p>请少写几个字再查；命令行操作员写 operator，定时任务写 program，未登录的访客写 anyone。</p>
      </Notice>
    );
  }
  if (lines.length === 0) return <p>没有符合条件的记录。请放宽条件再查。</p>;
  return (
    <>
      <p class="audit-export">
        导出符合条件的全部记录（最多五万条，导出本身也会记录）：
        <a href={auditAddress('/workbench/audit/export.csv', form)}>CSV 表格</a>
        <a href={auditAddress('/workbench/audit/export.jsonl', form)}>可核验的 JSON 行</a>
      </p>
      <RecordTable
        label="审计记录"
        caption="最新的在最前面，时间为北京时间"
        heads={['编号', '时间', '谁', '从哪里', '做了什么', '对象', '结果']}
        rows={lines.map(cellsOf)}
      />
      <nav class="pager" aria-label="翻页">
        {first ? null : <a href={auditAddress('/workbench/audit', form)}>回到最新</a>}
        {next === null ? (
          <span>已到最早的一条</span>
        ) : (
          <a rel="next" href={auditAddress('/workbench/audit', form, { before: String(next) })}>
            更早的记录
          </a>
        )}
      </nav>
    </>
  );
}

function cellsOf(line: AuditLine) {
  return [
    <a href={`/workbench/audit/${line.entryId}`} aria-label={`第 ${line.entryId} 条的全部内容`}>
      {line.entryId}
    </a>,
    <time dateTime={line.at}>{line.time}</time>,
    <>
      {line.who}
      {line.behalf === null ? null : <small>代 {line.behalf} 行使</small>}
    </>,
    <>
      {line.doorWords} <span class="audit-from">{line.address}</span>
    </>,
    line.what,
    <span class="audit-subject">{line.on}</span>,
    <Outcome line={line} />,
  ];
}
