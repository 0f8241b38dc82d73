/** 送审: every item has its outcome, proofs are there, objections are judged, the letter stands (T-09, T-11, T-27). */
import { answerKind } from '../../domain/answers/answer-kinds-on.ts';
import { missingProofs } from '../../domain/answers/missing-proofs.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { answerLetter, outcomeOf } from './answer-letter.ts';
import { caseFactsOf } from './case-facts-of.ts';
import { compose, keepDraft } from './case-letter.ts';
import { fitsDraft } from './letter-step.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { openTask } from './open-task.ts';

export interface SubmitAnswer extends CaseOrder {
  /** `draft`: only drafts the letter. */
  readonly step?: 'draft' | 'send';
  /** Letter that was drafted (and edited) before; left out: made now. */
  readonly letterId?: string;
}

export function submitAnswer(deps: StaffDeps, caller: Caller, order: SubmitAnswer): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const problems = await answerProblems(open, 'submission');
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const { principal } = outcomeOf(open);
    if (principal === null) return refused(noPrincipal);
    const { wish, warnings } = await answerLetter(open, principal, open.today);
    const draft = compose(wish);
    if (!draft.ok) return draft;
    if (order.step === 'draft') {
      const kept = await keepDraft(open, draft.value, 'made', order.letterId);
      return kept.ok ? acted(kept.value.open, { letterId: kept.value.letterId, warnings }) : kept;
    }
    const letter = await letterToSubmit(open, order.letterId, draft.value);
    if (!letter.ok) return letter;
    const { letterId } = letter.value;
    const after = await record(letter.value.open, {
      kind: 'request-answer-submitted',
      data: { on: open.today, letterId },
    });
    await openTask(after, 'review-answer', after.clock.due);
    return acted(after, { letterId, warnings });
  });
}

const noPrincipal: Problem = {
  code: 'no-principal',
  field: 'principal',
  message: '各项的处理结果不同，请在其中一项勾选“以此项为主”：年度报告按它统计。',
  article: '国办公开办函〔2021〕30号',
};

async function letterToSubmit(
  open: OpenCase,
  given: string | undefined,
  draft: Parameters<typeof keepDraft>[1],
): Promise<Result<{ readonly open: OpenCase; readonly letterId: string }>> {
  if (given === undefined) return keepDraft(open, draft, 'made');
  const letter = open.state.letters.find(({ letterId }) => letterId === given);
  if (letter === undefined || letter.form !== draft.form || !(await fitsDraft(open, draft, given)))
    return refused({
      code: 'letter-outdated',
      message: '答复内容改过以后，答复书还是原来的。请重新生成答复书，核对后再送审。',
    });
  return done({ open, letterId: given });
}

/**
 * Everything that keeps an answer from going on, of all items at once.
 * @param stage at `submission` nobody has reviewed it yet
 */
export async function answerProblems(
  open: OpenCase,
  stage: 'submission' | 'signature',
): Promise<readonly Problem[]> {
  const { state, deps } = open;
  const facts = await caseFactsOf(open);
  const unanswered = state.items.filter(({ answer }) => answer === null);
  if (unanswered.length > 0)
    return [
      {
        code: 'items-unanswered',
        message: `第${unanswered.map(({ itemId }) => itemId).join('、')}项还没有答复，请逐项答复后再送审。`,
        article: '《条例》第三十六条',
      },
    ];
  const notYet = new Set(stage === 'submission' ? ['not-reviewed'] : []);
  const problems = state.items.flatMap(({ answer }) =>
    answer === null
      ? []
      : missingProofs(deps.requestRules, {
          kind: answerKind(deps.requestRules, answer.answer),
          grounds: answer.grounds.map((ground) => ({ ground, kind: answer.groundKinds[ground] ?? null })),
          given: answer.proofs,
          facts,
        }).filter(({ code }) => !notYet.has(code)),
  );
  const seen = new Set<string>();
  return [...objectionProblems(open), ...problems].filter(({ code, message }) => {
    const key = `${code}/${message}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** An objection is weighed by the agency, and one that holds is respected (条例 32, T-09). */
function objectionProblems({ state, deps }: OpenCase): readonly Problem[] {
  const article = '《条例》第三十二条';
  const { consultees } = deps.requestRules.intake;
  const objections = state.consultations.filter(
    ({ ended, sent }) =>
      ended !== null &&
      (ended.reply === 'objects' || ended.reply === 'partly') &&
      consultees.find(({ id }) => id === sent.consultee)?.party === 'third-party',
  );
  if (objections.some(({ ended }) => ended?.reasonable === null))
    return [
      {
        code: 'objection-not-judged',
        article,
        message: '第三方不同意公开，本机关还没有认定理由是否合理。请先认定，不能只看同意不同意。',
      },
    ];
  const holds = objections.some(({ ended }) => ended?.reasonable === true && !ended.publicInterest);
  const opensAll = state.items.every(
    ({ answer }) =>
      answer !== null && answerKind(deps.requestRules, answer.answer).traits.discloses === 'all',
  );
  return holds && opensAll
    ? [
        {
          code: 'objection-holds',
          article,
          message: '已认定第三方不同意公开的理由合理，也没有更重的公共利益，不能全部公开。',
        },
      ]
    : [];
}
