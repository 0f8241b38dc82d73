/** Which step comes after which. */
import { type DraftStep, draftSteps } from '../../../../../usecases/requests/draft-check.ts';
import type { DraftDocument } from '../../../../../usecases/requests/draft-document.ts';

/** Steps of this draft: without an agent nobody is asked about one. */
export function stepsOf({ flags }: DraftDocument): readonly DraftStep[] {
  return draftSteps.filter((step) => step !== 'agent' || flags.byAgent);
}

export function stepAfter(step: DraftStep, document: DraftDocument): DraftStep {
  const steps = stepsOf(document);
  return steps[steps.indexOf(step) + 1] ?? 'check';
}

export function stepBefore(step: DraftStep, document: DraftDocument): DraftStep | null {
  const steps = stepsOf(document);
  return steps[steps.indexOf(step) - 1] ?? null;
}

/** Where to go on: the first step that was not filled in. */
export function stepToDo(document: DraftDocument): DraftStep {
  return stepsOf(document).find((step) => !document.done.includes(step)) ?? 'check';
}

export const isStep = (text: string): text is DraftStep => (draftSteps as readonly string[]).includes(text);

export const stepTitles: Readonly<Record<DraftStep, string>> = {
  agency: '向哪个机关申请？',
  content: '您要哪些信息？',
  similar: '先看看已经公开的',
  kind: '您以什么身份申请？',
  applicant: '怎样称呼和联系您？',
  agent: '谁替您办？',
  proof: '您的身份证明',
  form: '怎样把信息给您？',
  check: '核对并提交',
};
