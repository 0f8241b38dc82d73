/** 通知收费: one method, a reason, approval, within the answer period, thirty days to pay (FEE2021 6, T-20). */
import { feeProblems } from '../../domain/fees/fee-problems.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { deadlineAt, lengthWords } from '../../domain/request-rules/deadline.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { formFor } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import { actOnCase, type CaseOrder } from './open-case.ts';
import { type FeeQuestion, feesOf } from './propose-fee.ts';
import { checkSending, type Sending } from './sending.ts';

export interface NoticeFee extends CaseOrder, LetterStep, FeeQuestion {
  /** Id of the tariff's method. */
  readonly method: string;
  readonly reason: string;
  /** How to pay: account, non-tax revenue code; as the county's treasury says. */
  readonly payHow: string;
  /** Records are given (not only a hint where to find them): only then pages count. */
  readonly givesPages: boolean;
  readonly sending: Sending;
}

/** By whoever approves the charge: leader or head of the office; the approval is theirs. */
export function noticeFee(deps: StaffDeps, caller: Caller, order: NoticeFee): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.approve-fee', order, async (open) => {
    const { state, clock, actor } = open;
    const fees = await feesOf(open, order);
    if (!fees.ok) return fees;
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on, receivedOn } = sending.value;
    const chosen = fees.value.choices.find(({ method }) => method.id === order.method);
    const [first, ...more] = [
      ...feeProblems(deps.requestRules, {
        day: on,
        methods: chosen === undefined ? [] : [chosen.method.id],
        amount: chosen?.fee.amount ?? 0,
        due: clock.due,
        reason: order.reason,
        approvedBy: actor,
        chargedBefore: state.fee !== null,
        givesPages: order.givesPages,
      }),
      ...(order.payHow.trim() === ''
        ? [{ code: 'field-invalid', field: 'payHow', message: '请写明缴款的方式和账户。' }]
        : []),
    ];
    if (first !== undefined || chosen === undefined) return refused(first!, ...more);
    const form = formFor(open, 'fee');
    const addressee = await addresseeOf(open, form);
    const byItems = chosen.method.counts === 'month-items';
    return actByLetter(open, {
      event: (letterId) => ({
        kind: 'request-fee-noticed',
        data: {
          on,
          ...(receivedOn === null ? {} : { receivedOn }),
          method: chosen.method.id,
          amount: chosen.fee.amount,
          units: byItems ? fees.value.items : fees.value.pages,
          firstOrdinal: byItems ? fees.value.firstOrdinal : null,
          reason: order.reason.trim(),
          approvedBy: actor,
          letterId,
        },
      }),
      letter: {
        form,
        addressee,
        facts: {
          ...(await caseLetterFacts(open, addressee)),
          fee_reason: order.reason.trim().replace(/[。；，\s]+$/u, ''),
          fee_method: chosen.method.name,
          fee_article: chosen.fee.article,
          fee_lines: chosen.fee.lines.map(({ words }) => ({ line: words })),
          fee_amount: String(chosen.fee.amount),
          pay_how: order.payHow.trim(),
          pay_period: lengthWords(deadlineAt(deps.requestRules.deadlines, 'fee-payment', on)),
        },
      },
      step: order,
      sending: sending.value,
    });
  });
}
