/** 信息处理费: what a request costs by items or by pages, with its working. Source: F-3.1 to F-5.3, F-9.1. */
import { holdsOn } from '../request-rules/dated.ts';
import type { FeeMethod, FeeTariff, FeeTier } from '../request-rules/fee-tariff.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/** Units that cost the same, one after the other. */
export interface FeeLine {
  /** First and last unit, from 1: ordinals of the month, or pages. */
  readonly from: number;
  readonly until: number;
  readonly units: number;
  /** Yuan a unit. */
  readonly rate: number;
  /** Yuan. */
  readonly amount: number;
  /** 第 11—13 件：3 件 × 100 元 = 300 元 */
  readonly words: string;
}

export interface Fee {
  readonly method: string;
  /** Yuan. */
  readonly amount: number;
  readonly lines: readonly FeeLine[];
  readonly article: string;
}

/** The tariff in force; null before there was one (2021-01-01): then nothing may be charged. */
export function tariffOn({ tariffs }: Pick<RequestRules, 'tariffs'>, day: string): FeeTariff | null {
  return tariffs.find((tariff) => holdsOn(tariff, day)) ?? null;
}

/**
 * Items of one applicant at one agency in a natural month.
 * @param firstOrdinal of the request within the month, from 1
 * @param count items it is split into, each taking an ordinal
 * @throws RangeError when the tariff has no such method, or for numbers that count nothing
 */
export function feeByItems(tariff: FeeTariff, firstOrdinal: number, count: number): Fee {
  return feeOf(methodCounting(tariff, 'month-items'), firstOrdinal, count);
}

/**
 * Pages of one request; they are not added up over requests.
 * @param pages sides of A4 or smaller; 0 costs nothing
 * @throws RangeError when the tariff has no such method, or for numbers that count nothing
 */
export function feeByPages(tariff: FeeTariff, pages: number): Fee {
  return feeOf(methodCounting(tariff, 'pages'), 1, pages);
}

/** Yuan for the n-th unit alone. */
export function rateAt(method: FeeMethod, unit: number): number {
  return stepAt(method.tiers, unit).rate;
}

function methodCounting(tariff: FeeTariff, counts: FeeMethod['counts']): FeeMethod {
  const method = tariff.methods.find((each) => each.counts === counts);
  if (method === undefined) throw new RangeError(`the tariff of ${tariff.from} has no method for ${counts}`);
  return method;
}

function feeOf(method: FeeMethod, first: number, count: number): Fee {
  if (!Number.isSafeInteger(first) || first < 1 || !Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`${count} units from ${first}`);
  const last = first + count - 1;
  const lines: FeeLine[] = [];
  for (let from = first; from <= last; ) {
    const step = stepAt(method.tiers, from);
    const until = Math.min(last, step.until);
    const units = until - from + 1;
    const amount = units * step.rate;
    lines.push({
      from,
      until,
      units,
      rate: step.rate,
      amount,
      words: wordsOf(method, from, until, step.rate),
    });
    from = until + 1;
  }
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  return { method: method.id, amount, lines, article: method.article };
}

/** Rate of a unit, and the last unit that has the same. */
function stepAt(tiers: readonly FeeTier[], unit: number): { rate: number; until: number } {
  const at = tiers.findLastIndex((tier) => tier.from <= unit);
  const tier = tiers[at];
  if (tier === undefined) throw new RangeError(`no tier for unit ${unit}`);
  const end = (tiers[at + 1]?.from ?? Number.POSITIVE_INFINITY) - 1;
  if (tier.grows === null) return { rate: tier.rate, until: end };
  const { every, more } = tier.grows;
  const steps = Math.floor((unit - tier.from) / every);
  return { rate: tier.rate + steps * more, until: tier.from + (steps + 1) * every - 1 };
}

function wordsOf({ counts }: FeeMethod, from: number, until: number, rate: number): string {
  const unit = counts === 'pages' ? '页' : '件';
  const range = from === until ? `第 ${from} ${unit}` : `第 ${from}—${until} ${unit}`;
  const units = until - from + 1;
  return rate === 0 ? `${range}：不收费` : `${range}：${units} ${unit} × ${rate} 元 = ${units * rate} 元`;
}
