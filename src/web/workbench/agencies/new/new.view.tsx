/** The form that registers an agency. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { AgencyCrumbs } from '../agency-crumbs.tsx';
import { AgencyFields, type AgencyFieldsProps, factFields, officeFields } from '../agency-fields.tsx';

export type NewAgencyProps = Omit<AgencyFieldsProps, 'fields' | 'officeDemanded'> & {
  readonly problems: readonly Problem[];
};

export function NewAgencyView(props: NewAgencyProps) {
  const shared = { ...props, officeDemanded: null };
  return (
    <div class="wrap page">
      <AgencyCrumbs here="登记新机关" />
      <h1 class="title">登记新机关</h1>
      <p class="lead quiet">
        登记后立即在公开的机关名录中显示。机构改革中新设的机关也在这里登记，再到原机关页面登记职能划转。
      </p>
      <FormProblems problems={props.problems} />
      <form method="post" action="/workbench/agencies/new">
        <fieldset class="group">
          <legend>机关</legend>
          <AgencyFields {...shared} fields={['agencyId', ...factFields]} />
        </fieldset>
        <fieldset class="group">
          <legend>政府信息公开工作机构</legend>
          <p class="law">《条例》第四条：应当指定机构负责本机关政府信息公开的日常工作</p>
          <AgencyFields {...shared} fields={officeFields} />
        </fieldset>
        <div class="buttons">
          <button type="submit" class="btn">
            登记
          </button>
          <a href="/workbench/agencies">不登记，返回</a>
        </div>
      </form>
    </div>
  );
}
