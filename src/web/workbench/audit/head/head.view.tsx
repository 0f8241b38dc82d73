/** The head of the chain on one sheet, with lines for two signatures. */

import type { PrintedHead } from '../../../../usecases/audit-trail/print-head.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';

export function HeadView({ printed, by }: { printed: PrintedHead; by: string }) {
  const { head, time, place, lines, check } = printed;
  return (
    <div class="wrap page narrow audit">
      <div class="audit-screen">
        <Crumbs above={[['/workbench/audit', '审计记录']]} here="打印链首" />
      </div>
      <h1 class="title">审计链首</h1>
      <p class="audit-screen">
        请用浏览器打印本页，两人核对签字后另行保存，不要放在本系统所在的机器上。日后在“核验审计链”中录入，可以证明到这一条为止的记录没有被改动。
      </p>
      <dl class="audit-sheet">
        <div>
          <dt>县区 Region</dt>
          <dd>
            {head.regionId} {place}
          </dd>
        </div>
        <div>
          <dt>条数 Entries</dt>
          <dd>{head.entryId}</dd>
        </div>
        <div>
          <dt>杂凑 Hash</dt>
          <dd class="audit-hash">
            {lines.map((line) => (
              <span>{line}</span>
            ))}
          </dd>
        </div>
        <div>
          <dt>校验 Check</dt>
          <dd class="audit-hash">{check}</dd>
        </div>
        <div>
          <dt>时间 Time</dt>
          <dd>{time}（北京时间）</dd>
        </div>
      </dl>
      <dl class="audit-signatures">
        <div>
          <dt>打印人（{by}）签字、日期</dt>
          <dd />
        </div>
        <div>
          <dt>见证人签字、日期</dt>
          <dd />
        </div>
      </dl>
    </div>
  );
}
