/** 信息处理费 (rules/fees): marginal tiers by items of a month or by pages of a request. Source: FEE2021. */
import type { Dated } from './dated.ts';

export interface FeeTier {
  /** First unit of the tier, from 1. */
  readonly from: number;
  /** Yuan a unit. */
  readonly rate: number;
  /** From here on every further `every` units cost `more` yuan more a unit; null: the rate stays. */
  readonly grows: { readonly every: number; readonly more: number } | null;
}

export interface FeeMethod {
  readonly id: string;
  readonly name: string;
  /** `month-items`: ordinals of one applicant at one agency in a natural month; `pages`: pages of one request. */
  readonly counts: 'month-items' | 'pages';
  readonly tiers: readonly FeeTier[];
  readonly article: string;
}

export interface FeeTariff extends Dated {
  readonly methods: readonly FeeMethod[];
}
