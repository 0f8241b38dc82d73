/** Agencies that lost for the same reason more than once: shown to the desk in 今日 and on the page of each such dispute. */
import { dayOf } from '../../domain/days/county-day.ts';
import {
  type LossPattern,
  patternFrom,
  lossPatterns as patternsOf,
} from '../../domain/disputes/loss-pattern.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { reachOf } from '../requests/reach.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface NamedPattern extends LossPattern {
  readonly agencyName: string;
  /** What was lost on, in words: the ground or the answer kind. */
  readonly about: string;
  /** In how many months. */
  readonly months: number;
}

const most = 2_000;

/** Of the agencies that the caller may see. */
export function lossPatterns(
  deps: StaffDeps,
  caller: Caller,
  { regionId }: { readonly regionId: string },
): Promise<Result<readonly NamedPattern[]>> {
  const { resource, agencyIds } = reachOf(caller, 'dispute.list', regionId);
  return look(deps, caller, { act: 'dispute.list', subject: 'dispute', resource }, async (storage) =>
    done(await patternsIn(storage, deps, regionId, agencyIds, dayOf(deps.clock().toISOString()))),
  );
}

/** @param agencyIds null: the whole county */
export async function patternsIn(
  stores: Pick<Stores, 'disputes' | 'agencies'>,
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  regionId: string,
  agencyIds: readonly string[] | null,
  today: string,
): Promise<readonly NamedPattern[]> {
  const { dispute: rules } = requestRules.sides;
  const filter = { lost: true, effectiveFrom: patternFrom(rules, today) } as const;
  const lost = await stores.disputes.list(
    regionId,
    agencyIds === null ? filter : { ...filter, agencyIds },
    null,
    most,
  );
  const found = patternsOf(
    rules,
    lost.filter(({ counted }) => counted),
    today,
  );
  if (found.length === 0) return [];
  const names = new Map((await stores.agencies.list(regionId)).map(({ agencyId, name }) => [agencyId, name]));
  return found.map((pattern) => ({
    ...pattern,
    agencyName: names.get(pattern.agencyId) ?? pattern.agencyId,
    months: rules.pattern.months,
    about:
      requestRules.grounds.find(({ id }) => id === pattern.ground)?.name ??
      requestRules.answers.find(({ id }) => id === pattern.answer)?.name ??
      '逾期不答复等',
  }));
}
