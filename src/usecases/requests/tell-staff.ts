/** The applicant tells the staff of the case something: a payment, a new address. It is kept as a sealed note. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedInText } from './applicant-file.ts';
import { record } from './open-case.ts';

/** Says that the fee was paid; staff confirm by the receipt (FEE2021). */
export function payByApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly paidOn: string; readonly receipt: string },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '申请人称已缴费，请核对到账', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('payment')) return notNow('现在没有需要缴纳的费用。');
    const [first, ...more] = [
      ...appliedText(order.paidOn, 'paidOn', 10, '请填写缴费的日期。'),
      ...appliedText(order.receipt, 'receipt', 60, '请填写缴款书或者收据的号码。'),
    ];
    if (first !== undefined) return refused(first, ...more);
    return note(
      open,
      `申请人告知：${order.paidOn} 已缴费，收据号码 ${order.receipt}。请核对到账后登记缴费。`,
    );
  });
}

/** Asks for another address or mailbox to be used (T-28): staff check who asks, and the change is on file. */
export function tellNewContact(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly text: string },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '申请人要求变更联系方式，请核实身份', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('contact'))
      return notNow('答复已经送达，不再变更联系方式。有需要请直接联系受理机关。');
    const [first, ...more] = appliedText(order.text, 'text', 500, '请写明新的联系方式。');
    if (first !== undefined) return refused(first, ...more);
    return note(open, `申请人来信（请核实身份后处理）：${order.text}`);
  });
}

async function note(open: Parameters<typeof record>[0], words: string) {
  const text = (await keepHandedInText(open, 'note', '申请人的来信', words)) ?? '';
  return done({ value: null, open: await record(open, { kind: 'request-noted', data: { text } }) });
}
