/** 签发: decided by leader or head of the office, the letter numbered and frozen. It is no answer yet: service is (E-14). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { answerLetter, outcomeOf } from './answer-letter.ts';
import { issueLetter } from './case-letter.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { fitsDraft } from './letter-step.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { answerProblems } from './submit-answer.ts';
import { tellClerk } from './tell-clerk.ts';

/** Whoever signs has not prepared it (T-23), signs in the agency's own name (T-18) and not what was annulled (T-26). */
export function signAnswer(deps: StaffDeps, caller: Caller, order: CaseOrder): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.sign', order, async (open) => {
    const { state, actor, today } = open;
    const { submitted, reviewed } = state;
    if (submitted === null || reviewed === null || state.decision !== null)
      return refused({ code: 'not-reviewed', message: '没有已经审核通过、等待签发的答复。' });
    if (submitted.by === actor) return refused(sameHand);
    const [first, ...more] = await answerProblems(open, 'signature');
    if (first !== undefined) return refused(first, ...more);
    const { principal } = outcomeOf(open);
    if (principal === null) return refused(changed);
    const { kind, variant, wish } = await answerLetter(open, principal, today);
    if (!(await fitsDraft(open, wish, submitted.letterId))) return refused(changed);
    const event = (letterId: string): RequestEvent => ({
      kind: 'request-decided',
      data: {
        on: today,
        answer: kind.id,
        grounds: principal.grounds,
        reliefVariant: variant,
        letterId,
        approvedBy: actor,
        secrecyReviewBy: state.secrecyReview?.by ?? '',
        rules: deps.requestRules.fingerprint,
      },
    });
    const barred = decisionProblem(open, event(''));
    if (barred !== null) return refused(barred);
    const issued = await issueLetter(open, wish, submitted.letterId, today);
    if (!issued.ok) return issued;
    const after = await record(issued.value.open, event(issued.value.letterId));
    await tellClerk(after, '答复已签发，请送达');
    return acted(after, { letterId: issued.value.letterId, warnings: issued.value.warnings });
  });
}

/** A new answer that was ordered has a day of its own and leaves the clock alone (V-2.9). */
function decisionProblem(open: OpenCase, event: RequestEvent): Problem | null {
  if (open.state.ended !== null && open.state.reanswer !== null) return null;
  const trial = clockAfter(open, event);
  return isProblem(trial) ? trial : null;
}

const sameHand: Problem = {
  code: 'signed-by-same',
  message: '拟办和签发的不能是同一个人：提供信息要两个人把关。请由另一位负责人签发。',
  article: '《条例》第十七条',
};

const changed: Problem = {
  code: 'letter-outdated',
  message: '送审以后案情有变化，答复书与现在的内容不一致。请退回经办人重新生成答复书。',
};
