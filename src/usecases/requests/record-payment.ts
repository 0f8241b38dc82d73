/** 登记缴费: in time; the answer period runs anew from the next day (FEE2021 6). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface RecordPayment extends CaseOrder {
  readonly on?: string;
  /** Number of the treasury's receipt (财政票据号码). */
  readonly receipt: string;
}

export function recordPayment(
  deps: StaffDeps,
  caller: Caller,
  order: RecordPayment,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const receipt = order.receipt.trim();
    if (receipt === '')
      return refused({
        code: 'field-invalid',
        field: 'receipt',
        message: '请填写财政票据号码。信息处理费应当开具财政票据，全额上缴国库。',
      });
    const event = { kind: 'request-fee-paid', data: { on: order.on ?? open.today, receipt } } as const;
    const trial = clockAfter(open, event);
    if (isProblem(trial)) return refused(trial);
    return acted(await record(open, event));
  });
}
