/** Losses of the same kind that come again: what the county's desk looks into (L-47.1). */
import type { SideRules } from '../request-rules/side-lifecycle.ts';

export interface LostDispute {
  readonly disputeId: string;
  readonly number: string;
  readonly agencyId: string;
  /** Answer kind and first ground of the request. */
  readonly answer: string | null;
  readonly ground: string | null;
  readonly effectiveOn: string | null;
}

export interface LossPattern {
  readonly agencyId: string;
  /** What was lost on: the ground, else the answer kind; both null: no answer had been given. */
  readonly ground: string | null;
  readonly answer: string | null;
  /** Oldest first. */
  readonly disputes: readonly LostDispute[];
}

/** First day of the months that are looked at. */
export function patternFrom({ pattern }: SideRules['dispute'], today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) - pattern.months;
  const first = new Date(Date.UTC(Math.floor(months / 12), months % 12, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** By agency and ground, else answer; the most losses first. */
export function lossPatterns(
  rules: SideRules['dispute'],
  losses: readonly LostDispute[],
  today: string,
): readonly LossPattern[] {
  const since = patternFrom(rules, today);
  const recent = losses
    .filter(({ effectiveOn }) => effectiveOn !== null && since <= effectiveOn && effectiveOn <= today)
    .sort((a, b) => (a.effectiveOn! < b.effectiveOn! ? -1 : a.effectiveOn! > b.effectiveOn! ? 1 : 0));
  const groups = Map.groupBy(recent, ({ agencyId, ground, answer }) =>
    JSON.stringify([agencyId, ground ?? null, ground === null ? answer : null]),
  );
  return [...groups.values()]
    .filter((disputes) => disputes.length >= rules.pattern.losses)
    .map((disputes) => {
      const [{ agencyId, ground, answer }] = disputes as [LostDispute, ...LostDispute[]];
      return { agencyId, ground, answer: ground === null ? answer : null, disputes };
    })
    .sort((a, b) => b.disputes.length - a.disputes.length);
}
