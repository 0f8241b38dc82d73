/** What the register points out about a review or suit; nothing of it bars the entry: organ and court decide. */
import { dayWords } from '../days/day-words.ts';
import type { DisputeProcedure, ReliefVariant } from '../request-rules/dispute-rules.ts';
import type { DisputedAct } from './dispute-event.ts';
import type { FilingPeriod } from './filing-period.ts';

export interface DisputeWarning {
  readonly code: 'review-first' | 'review-first-unsettled' | 'late' | 'same-act' | 'other-organ';
  /** zh-CN: what stands out, and what to do about it. */
  readonly message: string;
  readonly article: string;
}

export interface WarningFacts {
  readonly procedure: DisputeProcedure;
  readonly act: DisputedAct;
  readonly filedOn: string | null;
  readonly variant: ReliefVariant | null;
  readonly period: FilingPeriod | null;
  readonly organ: string;
  readonly organExpected: string;
  /** Other disputes about the same request. */
  readonly others: readonly {
    readonly procedure: DisputeProcedure;
    readonly open: boolean;
    /** An organ or court took it on. */
    readonly taken: boolean;
    readonly number: string;
  }[];
}

/** The weightiest first. */
export function disputeWarnings(facts: WarningFacts): readonly DisputeWarning[] {
  return [...reviewFirst(facts), ...sameAct(facts), ...late(facts), ...otherOrgan(facts)];
}

/** V-1.6, R1: a direct suit against what has to go to review first, or against inaction, where that is not settled. */
function reviewFirst({ procedure, act, variant }: WarningFacts): readonly DisputeWarning[] {
  if (procedure.procedure !== 'litigation' || procedure.afterReview) return [];
  const article = '《行政复议法》第二十三条第一款';
  if (act === 'inaction') {
    const message =
      '逾期不答复是否应当先申请行政复议，目前没有定论。两种途径都可以登记；答辩时请核对是否提出“应当先行复议”的异议。';
    return [{ code: 'review-first-unsettled', message, article }];
  }
  if (act !== 'answer' || variant?.reviewFirst !== true) return [];
  const message =
    '这件答复属于应当先申请行政复议的情形，申请人没有经过复议就起诉。答辩时请核对是否提出“应当先行复议”的异议。';
  return [{ code: 'review-first', message, article }];
}

/** V-2.7: no suit while a review is open, no review once a court took the matter on. */
function sameAct({ procedure, others }: WarningFacts): readonly DisputeWarning[] {
  const article = '《行政复议法》第二十九条';
  const review = procedure.procedure === 'review';
  const bar = others.find((other) =>
    review
      ? other.procedure.procedure === 'litigation' && other.taken
      : other.procedure.procedure === 'review' && other.open && other.taken,
  );
  if (bar === undefined) return [];
  const message = review
    ? `同一行为已由人民法院立案（${bar.number}），不能再申请行政复议。请向复议机构说明。`
    : `同一行为的行政复议还没有审结（${bar.number}），复议期间不能起诉。请在答辩时说明。`;
  return [{ code: 'same-act', message, article }];
}

function late({ filedOn, period }: WarningFacts): readonly DisputeWarning[] {
  if (period === null || filedOn === null || filedOn <= period.lastDay) return [];
  const message = `提出的日期晚于最后一日${dayWords(period.lastDay)}（${period.words}）。请核对有没有正当理由或者期限中断的情形，没有的可以提出超期的异议。`;
  return [{ code: 'late', message, article: period.article }];
}

function otherOrgan({ organ, organExpected, procedure }: WarningFacts): readonly DisputeWarning[] {
  if (organExpected === '' || organ === organExpected) return [];
  const review = procedure.procedure === 'review';
  const message = `按规定应当由${organExpected}${review ? '复议' : '管辖'}，登记的是${organ}。请核对；可以提出${review ? '复议机关' : '管辖'}的异议。`;
  return [
    {
      code: 'other-organ',
      message,
      article: review ? '《行政复议法》第二十四条' : '《行政诉讼法》第十八条',
    },
  ];
}
