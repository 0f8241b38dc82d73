/** First step of an import: choose a file. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { Notice } from '../../../components/notice/notice.tsx';
import { AgencyCrumbs } from '../agency-crumbs.tsx';
import { ImportSteps } from './import-steps.tsx';

export interface ImportProps {
  readonly uploadBytes: number;
  /** Why the last file was not taken; empty at first. */
  readonly problems: readonly Problem[];
}

export function ImportView({ uploadBytes, problems }: ImportProps) {
  return (
    <div class="wrap page">
      <AgencyCrumbs here="导入" />
      <h1 class="title">导入机关名录</h1>
      <ImportSteps at={1} />
      {problems.map(({ message }) => (
        <Notice tone="error" title={message}>
          <p>什么都没有改动。</p>
        </Notice>
      ))}
      <p class="lead quiet">
        先看清楚会改什么，再确认。文件里没有的机关不会被删；撤销机关请到该机关页面登记机构改革。
      </p>
      <form method="post" action="/workbench/agencies/import" encType="multipart/form-data" class="upload">
        <div class="field">
          <label for="file">名录文件</label>
          <p class="hint" id="file-hint">
            XLSX 或 CSV，第一行是栏目名称，不超过 {Math.floor(uploadBytes / 1024 / 1024)} MB
          </p>
          <input
            type="file"
            id="file"
            name="file"
            required
            aria-describedby="file-hint"
            accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          />
        </div>
        <div class="buttons">
          <button type="submit" class="btn">
            预览
          </button>
          <a href="/workbench/agencies">不导入，返回</a>
        </div>
      </form>
      <section class="panel" aria-labelledby="template">
        <h2 id="template">还没有表格？</h2>
        <p>
          下载只有栏目名称的空白表格填写：<a href="/workbench/agencies/import/template.xlsx">XLSX</a>{' '}
          <a href="/workbench/agencies/import/template.csv">CSV</a>
          。要改现有的机关，从<a href="/workbench/agencies">名录</a>导出、改好、再导入，最不容易错。
        </p>
      </section>
    </div>
  );
}
