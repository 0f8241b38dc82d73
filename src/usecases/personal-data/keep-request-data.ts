/** How long the data and files of a request are kept, as it and the disputes about it stand. */
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { DisputeRow } from '../ports/disputes.ts';
import type { Owner } from '../ports/personal-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { cancelRetention, retainFrom } from './schedule-retention.ts';

type Kept = Pick<Stores, 'personal' | 'caseFiles' | 'disputes'>;
type Case = Pick<RequestCase, 'regionId' | 'requestId' | 'ended' | 'consultations' | 'disputes'>;

const closed = 'case-closed';

/**
 * Call it whenever an ended request, or a dispute about it, was written. As long as a dispute is open everything stays in use;
 * else the periods run from the end of the request, or from the day on which the last dispute took effect if that is later.
 */
export async function keepRequestData(
  stores: Kept,
  deps: Pick<StaffDeps, 'privacy'>,
  state: Case,
): Promise<void> {
  if (state.ended === null) return;
  const { regionId, requestId } = state;
  const owners: readonly Owner[] = [
    { regionId, ownerKind: 'request', ownerId: requestId },
    ...state.consultations.map(({ consultation }) => ({
      regionId,
      ownerKind: 'consultation',
      ownerId: consultation,
    })),
  ];
  const disputes = state.disputes.length === 0 ? [] : await stores.disputes.ofRequest(regionId, requestId);
  if (disputes.some(({ open }) => open)) {
    for (const owner of owners) await cancelRetention(stores, owner);
    return;
  }
  const days = [state.ended.on, ...disputes.flatMap(({ effectiveOn }) => effectiveOn ?? [])];
  const last = days.sort().at(-1)!;
  for (const owner of owners) await retainFrom(stores, deps, owner, closed, last);
}

/** The files of a dispute itself: from the day on which it took effect, or was closed otherwise. */
export async function keepDisputeFiles(
  stores: Kept,
  deps: Pick<StaffDeps, 'privacy'>,
  {
    regionId,
    disputeId,
    open,
    effectiveOn,
  }: Pick<DisputeRow, 'regionId' | 'disputeId' | 'open' | 'effectiveOn'>,
  today: string,
): Promise<void> {
  const owner: Owner = { regionId, ownerKind: 'dispute', ownerId: disputeId };
  if (open) await cancelRetention(stores, owner);
  else await retainFrom(stores, deps, owner, closed, effectiveOn ?? today);
}
