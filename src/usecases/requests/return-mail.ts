/** 退信: proof of posting is kept, the letter is served again; timeliness stays (L-S.3). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { noLetter } from './case-letter.ts';
import { dayProblem } from './clock-allows.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface ReturnMail extends CaseOrder {
  readonly letterId: string;
  readonly on?: string;
  /** Why it came back, and how it will be served again. No personal data. */
  readonly next: string;
}

export function returnMail(deps: StaffDeps, caller: Caller, order: ReturnMail): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { state } = open;
    const { letterId, on = open.today } = order;
    const wasSent =
      state.letters.some((each) => each.letterId === letterId && each.sent.length > 0) ||
      state.served?.letterId === letterId;
    if (!wasSent) return refused(noLetter);
    const wrongDay = dayProblem(open, on);
    if (wrongDay !== null) return refused(wrongDay);
    if (order.next.trim() === '')
      return refused({
        code: 'field-invalid',
        field: 'next',
        message: '请写明退回的原因和改用什么方式重新送达。',
        article: '国办公开办函〔2016〕235号',
      });
    return acted(
      await record(open, { kind: 'request-mail-returned', data: { letterId, on, next: order.next.trim() } }),
      {
        letterId,
        warnings: ['请尽快重新送达。答复的时间仍按第一次交邮计算，救济期限从申请人实际知道时起算。'],
      },
    );
  });
}
