/** The form that changes what an agency is. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { HistoryEntry } from '../../../../components/agency-history/agency-history.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { AgencyCrumbs } from '../../agency-crumbs.tsx';
import { AgencyFields, type AgencyFieldsProps, factFields } from '../../agency-fields.tsx';
import { StaleNotice } from '../../stale-notice.tsx';

export type EditAgencyProps = Omit<AgencyFieldsProps, 'fields' | 'officeDemanded'> & {
  readonly agencyId: string;
  readonly name: string;
  readonly version: number;
  readonly problems: readonly Problem[];
  /** What others changed since the form was opened; empty unless it was refused for that. */
  readonly meanwhile: readonly HistoryEntry[];
};

export function EditAgencyView(props: EditAgencyProps) {
  const { agencyId, name, version, problems, meanwhile } = props;
  const here = `/workbench/agencies/${agencyId}`;
  return (
    <div class="wrap page">
      <AgencyCrumbs agencyId={agencyId} name={name} here="修改基本情况" />
      <h1 class="title">修改基本情况</h1>
      <p class="quiet">
        {name}（机关代码 {agencyId}，登记后不变）。撤销、合并、职能划转不在这里改，请用
        <a href={`${here}/succession`}>登记机构改革</a>。
      </p>
      {meanwhile.length > 0 ? <StaleNotice meanwhile={meanwhile} /> : <FormProblems problems={problems} />}
      <form method="post" action={`${here}/edit`}>
        <input type="hidden" name="version" value={String(version)} />
        <AgencyFields {...props} officeDemanded={null} fields={factFields} />
        <div class="buttons">
          <button type="submit" class="btn">
            保存
          </button>
          <a href={here}>不改了，返回</a>
        </div>
      </form>
    </div>
  );
}
