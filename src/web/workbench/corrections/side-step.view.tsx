/** The form of a step of a correction or complaint. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { StepField, StepValues } from '../../../usecases/side-cases/step-form.ts';
import { Crumbs, type CrumbsProps } from '../../components/crumbs/crumbs.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { StepFields } from '../disputes/step-fields.tsx';

export interface SideStepProps {
  readonly above: CrumbsProps['above'];
  readonly title: string;
  readonly lead: string;
  /** Text that is answered; null: none. */
  readonly question: string | null;
  readonly action: string;
  readonly back: string;
  readonly version: number | null;
  /** Choice whose own questions are on the page. */
  readonly asked?: string;
  readonly fields: readonly StepField[];
  readonly values: StepValues | null;
  readonly problems: readonly Problem[];
  /** Words of the button. */
  readonly button: string;
}

export function SideStepView(props: SideStepProps) {
  const { above, title, lead, question, action, back, version, fields, values, problems, button } = props;
  return (
    <div class="wrap page">
      <Crumbs above={above} here={title} />
      <h1 class="title">{title}</h1>
      <p class="lead quiet">{lead}</p>
      {question === null ? null : (
        <section class="panel" aria-labelledby="question">
          <h2 id="question">主管部门要求说明</h2>
          <p class="as-written">{question}</p>
        </section>
      )}
      <FormProblems problems={problems} />
      <form method="post" action={action}>
        {version === null ? null : <input type="hidden" name="version" value={String(version)} />}
        {props.asked === undefined ? null : <input type="hidden" name="asked" value={props.asked} />}
        <StepFields fields={fields} values={values} problems={problems} />
        <div class="buttons">
          <button type="submit" class="btn">
            {button}
          </button>
          <a href={back}>不办了，返回</a>
        </div>
      </form>
    </div>
  );
}
