/** Third step of an import: what was done. */
import { Notice } from '../../../components/notice/notice.tsx';
import { AgencyCrumbs } from '../agency-crumbs.tsx';
import { ImportSteps } from './import-steps.tsx';

export interface ImportedProps {
  readonly added: number;
  readonly changed: number;
}

export function ImportedView({ added, changed }: ImportedProps) {
  return (
    <div class="wrap page">
      <AgencyCrumbs here="导入" />
      <h1 class="title">导入完成</h1>
      <ImportSteps at={3} />
      <Notice tone="ok" title={`新增 ${added} 个机关，修改 ${changed} 个机关`}>
        <p>公开的机关名录已更新；每个机关的变更历史里都有这次改动，可以逐项查看。</p>
      </Notice>
      <div class="buttons">
        <a class="btn" href="/workbench/agencies">
          看机关名录
        </a>
        <a href="/workbench/agencies/import">再导入一个文件</a>
      </div>
    </div>
  );
}
