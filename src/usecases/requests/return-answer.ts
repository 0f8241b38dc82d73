/** 退回: the reviewer, or whoever signs, sends the answer back with what is to be mended. */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { keepText } from './keep-file.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';
import { tellClerk } from './tell-clerk.ts';

export interface ReturnAnswer extends CaseOrder {
  /** Who sends it back: the reviewer before, the signatory after the review. */
  readonly by: 'reviewer' | 'signatory';
  /** What is to be mended; sealed. */
  readonly text: string;
}

export function returnAnswer(deps: StaffDeps, caller: Caller, order: ReturnAnswer): Promise<Result<ActDone>> {
  const act = order.by === 'reviewer' ? 'request.review-answer' : 'request.sign';
  return actOnCase(deps, caller, act, order, async (open) => {
    const { stores, state, actor: by, at, today } = open;
    if (state.submitted === null || state.decision !== null)
      return refused({ code: 'not-submitted', message: '没有待审核、待签发的答复，不用退回。' });
    if (order.text.trim() === '')
      return refused({ code: 'field-invalid', field: 'text', message: '请写明需要修改什么，告诉经办人。' });
    const text = await keepText(stores, deps, {
      regionId: state.regionId,
      owner: requestSubject(state.requestId),
      kind: 'note',
      title: '退回意见',
      text: order.text.trim(),
      audience: 'staff',
      by,
      at,
    });
    const after = await record(open, { kind: 'request-answer-returned', data: { on: today, text } });
    await tellClerk(after, '答复已退回，请修改');
    return acted(after);
  });
}
