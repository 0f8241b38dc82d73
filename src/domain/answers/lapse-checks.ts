/** Corrections, reasons and fees: was it asked for, is the time over, did nothing come? Source: L-30.3, L-35.1, F-6.4. */
import type { CaseCheck } from './case-check.ts';

export const lapseChecks: Readonly<Record<string, CaseCheck>> = {
  /** A correction was asked for and came in; it is still unclear only then (L-30.1). */
  'supplement-was-answered': ({ facts }) => {
    if (facts.supplement === null) {
      const message = '还没有告知申请人补正，请先发出补正告知书';
      return [{ code: 'supplement-not-asked', message }];
    }
    if (facts.supplement.receivedOn !== null) return [];
    const message = '还没有收到补正材料；期限届满没有补正的，按逾期不补正处理';
    return [{ code: 'supplement-not-received', message }];
  },
  /** The notice was served, its period is over, and nothing came (T-06). */
  'supplement-lapsed': ({ facts: { supplement, today } }) => {
    if (supplement === null) {
      const message = '没有告知过补正，不能按逾期不补正处理';
      return [{ code: 'supplement-not-asked', message }];
    }
    if (supplement.receivedOn !== null) {
      const message = `已于 ${supplement.receivedOn} 收到补正材料，请继续办理`;
      return [{ code: 'supplement-received', message }];
    }
    if (supplement.servedOn === null || supplement.lastDay === null) {
      const message = '没有补正告知书的送达凭证，期限还没有起算；请先登记送达';
      return [{ code: 'supplement-not-served', message }];
    }
    if (supplement.lastDay < today) return [];
    const message = `补正期限到 ${supplement.lastDay} 为止，届满以后才能终止`;
    return [{ code: 'supplement-period-open', message }];
  },
  /** Reasons were asked for; what was given, or nothing within the time, did not convince (L-35.1). */
  'reasons-were-rejected': ({ facts: { reasons, today } }) => {
    if (reasons === null) {
      const message = '还没有要求申请人说明理由，请先发出说明理由告知书';
      return [{ code: 'reasons-not-asked', message }];
    }
    if (reasons.accepted === true) {
      const message = '已认定理由合理，应当继续办理，不能不予处理';
      return [{ code: 'reasons-accepted', message }];
    }
    if (reasons.givenOn !== null)
      return reasons.accepted === false
        ? []
        : [{ code: 'reasons-not-judged', message: '申请人已经说明理由，请先认定是否合理' }];
    if (reasons.lastDay !== null && reasons.lastDay < today) return [];
    const message = '说明理由的期限还没有届满，请等收到说明或者期限届满后再决定';
    return [{ code: 'reasons-period-open', message }];
  },
  /** Told to pay, the last day is over, nothing came in. */
  'fee-lapsed': ({ facts: { fee, today } }) => {
    if (fee === null) {
      return [{ code: 'fee-not-asked', message: '没有发出过收费通知书，不能按逾期不缴费处理' }];
    }
    if (fee.paidOn !== null) {
      return [{ code: 'fee-paid', message: `已于 ${fee.paidOn} 缴费，请继续办理` }];
    }
    if (fee.payBy === null) {
      const message = '没有收费通知书的送达凭证，缴费期限还没有起算；请先登记送达';
      return [{ code: 'fee-not-served', message }];
    }
    if (fee.payBy < today) return [];
    const message = `缴费期限到 ${fee.payBy} 为止，届满以后才能终止`;
    return [{ code: 'fee-period-open', message }];
  },
};
