/** The form that changes the 政府信息公开工作机构: what the public calls and visits. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { HistoryEntry } from '../../../../components/agency-history/agency-history.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { AgencyCrumbs } from '../../agency-crumbs.tsx';
import { AgencyFields, type AgencyFieldsProps, officeFields } from '../../agency-fields.tsx';
import { StaleNotice } from '../../stale-notice.tsx';

export type OfficeProps = Omit<AgencyFieldsProps, 'fields'> & {
  readonly agencyId: string;
  readonly name: string;
  readonly version: number;
  readonly problems: readonly Problem[];
  readonly meanwhile: readonly HistoryEntry[];
};

export function OfficeView(props: OfficeProps) {
  const { agencyId, name, version, problems, meanwhile } = props;
  const here = `/workbench/agencies/${agencyId}`;
  return (
    <div class="wrap page">
      <AgencyCrumbs agencyId={agencyId} name={name} here="修改公开工作机构" />
      <h1 class="title">修改公开工作机构</h1>
      <p class="quiet">
        {name}
        ：请逐项看一遍。有变化的，改好后保存，公开的机关名录立即更新，政府信息公开指南写有同样内容的请一并更新；没有变化的，直接点
        <a href="#confirm">核对无误</a>。
      </p>
      <p class="law">
        《条例》第四条、第十二条第二款：工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式应当公布
      </p>
      {meanwhile.length > 0 ? <StaleNotice meanwhile={meanwhile} /> : <FormProblems problems={problems} />}
      <form method="post" action={`${here}/office`}>
        <input type="hidden" name="version" value={String(version)} />
        <AgencyFields {...props} fields={officeFields} />
        <div class="buttons">
          <button type="submit" class="btn">
            保存修改
          </button>
          <a href={here}>不改了，返回</a>
        </div>
      </form>
      <form id="confirm" class="panel" method="post" action={`${here}/office/confirm`}>
        <h2>没有要改的？</h2>
        <p>打过电话、看过地址，都还对，就点这里：记下今天核对过，待办随之完成，到下次核对前不再提醒。</p>
        <button type="submit" class="btn second">
          核对无误
        </button>
      </form>
    </div>
  );
}
