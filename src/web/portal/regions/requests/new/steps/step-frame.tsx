/** The frame of a step: where one is, the question, what is wrong, and the ways on and back. */
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../../../../../domain/problems/problem.ts';
import type { DraftStep } from '../../../../../../usecases/requests/draft-check.ts';
import type { DraftDocument } from '../../../../../../usecases/requests/draft-document.ts';
import { FormProblems } from '../../../../../components/form-problems/form-problems.tsx';
import { stepBefore, stepsOf, stepTitles } from '../step-order.ts';

export interface StepProps {
  readonly regionId: string;
  readonly region: string;
  /** Address of the form's pages. */
  readonly here: string;
  readonly document: DraftDocument;
  readonly problems: readonly Problem[];
  /** Came from the last page to change something, and goes back there. */
  readonly toCheck: boolean;
}

export interface FrameProps extends StepProps {
  readonly step: DraftStep;
  readonly law: string;
  /** Words of the button; null: the children bring their own. */
  readonly button?: string | null;
  /** Fields that this page shows: only these are read. */
  readonly shown?: readonly string[];
  readonly children: ComponentChildren;
  /** Below the form: forms of their own, lists. */
  readonly after?: ComponentChildren;
  /** Above the form. */
  readonly before?: ComponentChildren;
}

export function StepFrame(props: FrameProps) {
  const { step, here, document, problems, toCheck, law, button = '下一步', shown = [] } = props;
  const steps = stepsOf(document);
  const before = stepBefore(step, document);
  const place = steps.indexOf(step) + 1;
  return (
    <div class="wrap page narrow wizard">
      <p class="step-place">
        <span class="step-count">
          第 {place} 步，共 {steps.length} 步
        </span>
        <span class="step-bar" aria-hidden="true">
          {steps.map((_, at) => (
            <span class={at < place ? 'on' : undefined} />
          ))}
        </span>
      </p>
      <h1 class="title">{stepTitles[step]}</h1>
      <FormProblems problems={problems} />
      {props.before}
      <form method="post" action={`${here}/${step}`}>
        {toCheck ? <input type="hidden" name="to" value="check" /> : null}
        {shown.map((field) => (
          <input type="hidden" name="shown" value={field} />
        ))}
        {props.children}
        {button === null ? null : (
          <div class="buttons">
            <button type="submit" class="btn">
              {toCheck ? '改好了，返回核对' : button}
            </button>
          </div>
        )}
      </form>
      {props.after}
      <p class="step-back">
        {before === null ? <a href={here}>返回</a> : <a href={`${here}/${before}`}>上一步</a>}
        <span class="quiet small">已填的自动保存，随时可以离开</span>
      </p>
      <p class="law">{law}</p>
    </div>
  );
}
