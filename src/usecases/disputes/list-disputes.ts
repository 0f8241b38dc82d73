/** The register of reviews and suits, filtered as its address says. */
import { dayOf } from '../../domain/days/county-day.ts';
import { procedureOf } from '../../domain/disputes/dispute-rule.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { type AgencyName, directoryOf } from '../people/directory.ts';
import { look } from '../perform.ts';
import type { DisputeFilter, DisputePlace, DisputeRow } from '../ports/disputes.ts';
import { reachOf } from '../requests/reach.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type NamedPattern, patternsIn } from './loss-patterns.ts';

export interface ListedDispute {
  readonly row: DisputeRow;
  readonly agencyName: string;
  readonly procedureName: string;
  readonly stateName: string;
  readonly awaits: 'agency' | 'organ' | 'desk' | 'applicant' | 'nobody';
}

export interface DisputeList {
  readonly today: string;
  readonly rows: readonly ListedDispute[];
  /** Where the next page begins; null: this is the last. */
  readonly after: DisputePlace | null;
  readonly agencies: readonly AgencyName[];
  readonly patterns: readonly NamedPattern[];
}

const pageLength = 50;

/** @param filter without agencies: those that the caller may see are added */
export function listDisputes(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly agencyId?: string;
    readonly filter: Omit<DisputeFilter, 'agencyIds'>;
    readonly after: DisputePlace | null;
  },
): Promise<Result<DisputeList>> {
  const { regionId, filter, after } = order;
  const { resource, agencyIds } = reachOf(caller, 'dispute.list', regionId, order.agencyId);
  return look(deps, caller, { act: 'dispute.list', subject: 'dispute', resource }, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const { requestRules } = deps;
    const [rows, directory, patterns] = await Promise.all([
      storage.disputes.list(
        regionId,
        { ...filter, ...(agencyIds === null ? {} : { agencyIds }) },
        after,
        pageLength + 1,
      ),
      directoryOf(storage, regionId, today),
      patternsIn(storage, deps, regionId, agencyIds, today),
    ]);
    const last = rows.length > pageLength ? rows[pageLength - 1]! : null;
    const states = new Map(requestRules.sides.dispute.states.map((state) => [state.id, state]));
    return done({
      today,
      rows: rows.slice(0, pageLength).map((row) => ({
        row,
        agencyName: directory.agencyName(row.agencyId),
        procedureName: procedureOf(requestRules, row.procedure).name,
        stateName: states.get(row.state)?.name ?? row.state,
        awaits: states.get(row.state)?.awaits ?? 'nobody',
      })),
      after: last === null ? null : { key: last.actBy ?? '9999-12-31', disputeId: last.disputeId },
      agencies: directory.agencies.filter(
        ({ agencyId }) => agencyIds === null || agencyIds.includes(agencyId),
      ),
      patterns,
    });
  });
}
