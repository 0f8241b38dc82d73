/** 延迟答复: reasons accepted, yet too much for the period: a reasonable date, approved and told in time (条例 35). */

import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { formFor } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import { actOnCase, type CaseOrder } from './open-case.ts';
import { checkSending, type Sending } from './sending.ts';

export interface DelayAnswer extends CaseOrder, LetterStep {
  /** Until when the answer will be given, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly sending: Sending;
}

/** By whoever approves it: leader or head of the office. */
export function delayAnswer(deps: StaffDeps, caller: Caller, order: DelayAnswer): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.approve-fee', order, async (open) => {
    const { state, clock, actor } = open;
    const article = '《条例》第三十五条';
    const reason = order.reason.trim();
    if (state.reasonGiven?.accepted !== true)
      return refused({
        code: 'reasons-not-accepted',
        article,
        message: '申请人的理由还没有认定为合理。先登记说明的理由并认定，再确定延迟答复的日期。',
      });
    const due = clock.due ?? clock.worstCase;
    if (!isDay(order.until) || order.until <= open.today || (due !== null && order.until <= due))
      return refused({
        code: 'field-invalid',
        field: 'until',
        article,
        message: `请填写晚于原期限${due === null ? '' : `（${dayWords(due)}）`}的日期，并且是能够答复的合理日期。`,
      });
    if (reason === '')
      return refused({
        code: 'field-invalid',
        field: 'reason',
        article,
        message: '请写明期限内不能答复的原因。',
      });
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on } = sending.value;
    const form = formFor(open, 'delay');
    const addressee = await addresseeOf(open, form);
    return actByLetter(open, {
      event: (letterId) => ({
        kind: 'request-delay-35',
        data: { on, until: order.until, reason, approvedBy: actor, letterId },
      }),
      letter: {
        form,
        addressee,
        facts: {
          ...(await caseLetterFacts(open, addressee)),
          delay_reason: reason.replace(/[。；\s]+$/u, ''),
          delayed_until: dayWords(order.until),
        },
      },
      step: order,
      sending: sending.value,
    });
  });
}
