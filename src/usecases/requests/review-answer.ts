/** 审核: another person than the one who prepared the answer looks it through (T-23). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';
import { openTask } from './open-task.ts';
import { answerProblems } from './submit-answer.ts';

export function reviewAnswer(deps: StaffDeps, caller: Caller, order: CaseOrder): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.review-answer', order, async (open) => {
    const { state, actor, today } = open;
    if (state.submitted === null || state.reviewed !== null || state.decision !== null)
      return refused({ code: 'not-submitted', message: '没有待审核的答复。' });
    if (state.submitted.by === actor)
      return refused({
        code: 'reviewed-by-same',
        message: '拟办和核对的不能是同一个人，请由另一位审核员审核。',
        article: '《条例》第十七条',
      });
    const [first, ...more] = await answerProblems(open, 'submission');
    if (first !== undefined) return refused(first, ...more);
    const after = await record(open, { kind: 'request-answer-reviewed', data: { on: today, by: actor } });
    await openTask(after, 'sign-answer', after.clock.due);
    return acted(after);
  });
}
