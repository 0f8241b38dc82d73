/** The form of one step. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { OpenedStep } from '../../../../../usecases/disputes/open-dispute-step.ts';
import type { StepValues } from '../../../../../usecases/side-cases/step-form.ts';
import { Crumbs } from '../../../../components/crumbs/crumbs.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { disputeHref, section } from '../../section.ts';
import { StepFields } from '../../step-fields.tsx';

export interface DisputeStepProps {
  readonly open: OpenedStep;
  readonly values: StepValues | null;
  readonly problems: readonly Problem[];
}

export function DisputeStepView({ open, values, problems }: DisputeStepProps) {
  const back = disputeHref(open.disputeId);
  return (
    <div class="wrap page">
      <Crumbs
        above={[
          [section, '复议诉讼'],
          [back, open.number],
        ]}
        here={open.title}
      />
      <h1 class="title">{open.title}</h1>
      <p class="law">{open.article}</p>
      <FormProblems problems={problems} />
      <form method="post" action={disputeHref(open.disputeId, open.step)}>
        <input type="hidden" name="version" value={String(open.version)} />
        <StepFields fields={open.fields} values={values} problems={problems} />
        <div class="buttons">
          <button type="submit" class="btn">
            登记
          </button>
          <a href={back}>不登记，返回</a>
        </div>
      </form>
    </div>
  );
}
