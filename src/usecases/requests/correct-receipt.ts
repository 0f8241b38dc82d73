/** Corrects the day of receipt, with a reason on the record (law book T-01). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { lateConfirmation, receiptDay } from '../../domain/requests/receipt-day.ts';
import { readReason } from '../personal-data/reason.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface ReceiptOrder extends CaseOrder {
  readonly arrivedAtAgency: string;
  readonly arrivedAtOffice: string;
  /** '' where the channel needs none. */
  readonly confirmedOn: string;
  readonly reason: string;
}

/** The day follows from the channel's rule, as at registration; the whole clock is counted anew. */
export async function correctReceipt(
  deps: StaffDeps,
  caller: Caller,
  order: ReceiptOrder,
): Promise<Result<ActDone>> {
  const reason = readReason(order.reason, 'reason', '更正的理由');
  const text = reason.ok ? reason.value : '';
  return actOnCase(
    deps,
    caller,
    'request.correct-receipt',
    order,
    async (open) => {
      const { state, today } = open;
      const channel = deps.requestRules.intake.channels.find(({ id }) => id === state.received.channel);
      if (channel === undefined) throw new Error(`no channel ${state.received.channel}`);
      const { arrivedAtAgency, arrivedAtOffice } = order;
      const confirmedOn = order.confirmedOn === '' ? null : order.confirmedOn;
      const arrival = { arrivedAtAgency, arrivedAtOffice, confirmedOn };
      const fixed = receiptDay(channel, arrival, today);
      const problems = [...(fixed.ok ? [] : fixed.problems), ...(reason.ok ? [] : reason.problems)];
      const [first, ...more] = problems;
      if (first !== undefined) return refused(first, ...more);
      if (!fixed.ok) throw new Error('a day without a problem');
      const { receivedOn } = fixed;
      const later = state.clockEvents.slice(1).find(({ on }) => on < receivedOn);
      if (later !== undefined) {
        const message = `案卷里已有 ${later.on} 的办理记录，收到日期不能晚于这一天。`;
        return refused({ code: 'field-invalid', field: 'arrivedAtAgency', message });
      }
      const late = lateConfirmation(channel, arrival);
      const after = await record(open, {
        kind: 'request-receipt-corrected',
        data: {
          on: today,
          receivedOn,
          arrivedAtAgency,
          arrivedAtOffice,
          reason: late === null ? text : `${text}；${late.message}`,
        },
      });
      return acted(after, { detail: { from: state.receivedOn, to: receivedOn } });
    },
    text,
  );
}
