/** 要求说明理由: number and frequency clearly beyond reason; the clock runs on (条例 35). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { formFor } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { deadlineLength } from './deadline-length.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import { actOnCase, type CaseOrder } from './open-case.ts';
import { checkSending, type Sending } from './sending.ts';

export interface AskReasons extends CaseOrder, LetterStep {
  /** How many requests, in which time: 本年度已提出 46 件申请. */
  readonly count: string;
  /** Working days given; left out: those of rules/deadlines. */
  readonly workdays?: number;
  readonly sending: Sending;
}

export function askReasons(deps: StaffDeps, caller: Caller, order: AskReasons): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const count = order.count.trim();
    const workdays = order.workdays ?? deadlineLength(open, 'reasons-reply');
    const article = '《条例》第三十五条';
    if (count === '')
      return refused({
        code: 'field-invalid',
        field: 'count',
        article,
        message: '请写明统计期间内提出了多少件申请，说明数量、频次为什么明显超过合理范围。',
      });
    if (!Number.isInteger(workdays) || workdays < 1 || workdays > 60)
      return refused({
        code: 'field-invalid',
        field: 'workdays',
        article,
        message: '说明理由的期限应当合理：1 到 60 个工作日。',
      });
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on, receivedOn } = sending.value;
    const form = formFor(open, 'ask-reasons');
    const addressee = await addresseeOf(open, form);
    return actByLetter(open, {
      event: (letterId) => ({
        kind: 'request-reason-asked',
        data: {
          on,
          periodWorkdays: workdays,
          ...(receivedOn === null ? {} : { receivedOn }),
          count,
          letterId,
        },
      }),
      letter: {
        form,
        addressee,
        facts: {
          ...(await caseLetterFacts(open, addressee)),
          request_count: count.replace(/[。；\s]+$/u, ''),
          reply_period: `${workdays}个工作日`,
        },
      },
      step: order,
      sending: sending.value,
    });
  });
}
