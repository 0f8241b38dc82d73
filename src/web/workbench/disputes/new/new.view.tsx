/** The form that enters a review or suit. */
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { section } from '../section.ts';
import { StepFields, type StepFieldsProps } from '../step-fields.tsx';

export function NewDisputeView(props: StepFieldsProps) {
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '复议诉讼']]} here="登记" />
      <h1 class="title">登记复议、诉讼</h1>
      <p class="lead quiet">
        收到通知的当天登记。登记后自动算出答复、举证的最后一日，并核对复议机关、法院和申请人的期限。
      </p>
      <FormProblems problems={props.problems} />
      <form method="post" action={`${section}/new`}>
        <fieldset class="group">
          <legend>复议、诉讼</legend>
          <p class="law">
            《行政复议法》第二十四条、第四十八条、第五十四条；《行政诉讼法》第十八条、第六十七条
          </p>
          <StepFields {...props} />
        </fieldset>
        <div class="buttons">
          <button type="submit" class="btn">
            登记
          </button>
          <a href={section}>不登记，返回</a>
        </div>
      </form>
    </div>
  );
}
