/** What was found in the files that a visitor sent. */
import type { CheckedFile, CheckResult } from '../../../usecases/reports/check.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { OriginalText } from '../../components/original-text/original-text.tsx';
import { ReportFacts } from '../../components/report-facts/report-facts.tsx';
import type { ReportListProps } from '../../components/report-list/report-list.tsx';
import { ReportTables } from '../../components/report-tables/report-tables.tsx';
import { FindingTags, FormatTag, ScopeTag } from '../../components/tags/tags.tsx';
import { countsText, FindingsOrNone } from '../reports/report/report.view.tsx';

export interface CheckResultProps {
  readonly result: CheckResult;
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function CheckResultView({ result, formatTitle }: CheckResultProps) {
  const several = result.files.length > 1;
  const nothingRead = result.files.every((file) => !file.ok);
  return (
    <div class="wrap page">
      <h1 class="title">核对结果</h1>
      {nothingRead ? null : (
        <Notice tone="ok" title="核对完毕，文件没有保存">
          <p>
            这一页只送给您一次，刷新或离开后需重新上传；要留底，请用浏览器的“打印”另存。
            <a href="/check">再核对一份</a>
          </p>
        </Notice>
      )}
      {result.previousProblem === null ? null : (
        <Notice tone="warn" title="上一年度的年报没有读成，未做跨年核对">
          <p>{result.previousProblem.message}</p>
        </Notice>
      )}
      {several ? (
        <ol class="list short">
          {result.files.map((file, at) => (
            <li>
              <a href={`#file${at + 1}`}>{file.fileName}</a>
              <span>
                {file.ok ? (
                  <FindingTags
                    errors={file.view.errors}
                    warnings={file.view.warnings}
                    hints={file.view.hints}
                  />
                ) : (
                  <span class="tag off">没有读成</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {result.files.map((file, at) => (
        <section id={`file${at + 1}`} class="checked">
          {file.ok ? (
            <Checked file={file} number={at + 1} formatTitle={formatTitle} />
          ) : (
            <Unread file={file} />
          )}
        </section>
      ))}
      {nothingRead ? (
        <p>
          文件没有保存。<a href="/check">重新选择文件</a>
        </p>
      ) : null}
    </div>
  );
}

function Unread({ file }: { file: Extract<CheckedFile, { ok: false }> }) {
  return (
    <Notice tone="error" title={`没有读成：${file.fileName}`}>
      <p>{file.problem.message}</p>
    </Notice>
  );
}

function Checked(props: {
  file: Extract<CheckedFile, { ok: true }>;
  number: number;
  formatTitle: ReportListProps['formatTitle'];
}) {
  const { file, number, formatTitle } = props;
  const prefix = `k${number}-`;
  const { view } = file;
  return (
    <>
      <h2 class="file-name">{view.report.title ?? file.fileName}</h2>
      <p class="tagline">
        <FormatTag title={formatTitle(view.report.generation)} />
        <FindingTags
          errors={view.errors}
          warnings={view.warnings}
          hints={view.hints}
          href={`#${prefix}findings`}
        />
        <ScopeTag scope={view.report.scope} />
        <span class="small quiet">
          {countsText(view)}
          {file.withPrevious ? '；已与上一年度核对' : ''}
        </span>
      </p>
      <div class="report-cols">
        <div class="tables">
          <ReportTables view={view} cellBase={null} anchor={prefix} owner={`第 ${number} 份：`} />
        </div>
        <aside class="findings" id={`${prefix}findings`} aria-label={`第 ${number} 份的核对结果`}>
          <h2>发现</h2>
          <FindingsOrNone view={view} textHref="" lineAnchor={`${prefix}L`} anchor={prefix} />
        </aside>
      </div>
      <details class="original-box" open>
        <summary>读到的原文（{file.lines.length} 行）</summary>
        <OriginalText lines={file.lines} reportHref="" anchor={`${prefix}L`} findingAnchor={prefix} />
      </details>
      <details class="original-box">
        <summary>报告信息</summary>
        <ReportFacts report={view.report} basis={view.format?.basis ?? null} law={view.format?.law ?? null} />
      </details>
    </>
  );
}
