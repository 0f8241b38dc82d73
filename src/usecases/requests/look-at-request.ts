/** How pages come to a request: loaded once, the permission table asked for its agency, then read. */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';
import { look } from '../perform.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { caseResource } from './case-resource.ts';
import { noRequest } from './open-case.ts';

export interface CasePlace {
  readonly regionId: string;
  readonly requestId: string;
}

/**
 * What an act on a request is asked for. One that is not there is asked for as if no agency had it: whoever may not do
 * the act in the whole county learns nothing about what exists.
 */
export async function requestOrder(
  { storage }: Pick<StaffDeps, 'storage'>,
  caller: Caller,
  act: Act,
  { regionId, requestId }: CasePlace,
) {
  const own = caller.kind !== 'staff' || caller.regionId === regionId;
  const state = own && caller.kind !== 'anyone' ? await storage.requests.get(regionId, requestId) : null;
  const resource = state === null ? { regionId, agencyId: null } : caseResource(caller, act, state);
  return { state, order: { act, subject: requestSubject(requestId), resource } as const };
}

/**
 * Shows something of a request. What `ahead` reads does not wait for the case, and is shown to nobody before the
 * permission table has been asked.
 */
export async function lookAtRequestWith<A, T>(
  deps: StaffDeps,
  caller: Caller,
  act: Act,
  place: CasePlace,
  ahead: (storage: Storage) => Promise<A>,
  work: (storage: Storage, state: RequestCase, read: A) => Promise<Result<T>>,
): Promise<Result<T>> {
  const staff = caller.kind === 'staff' && caller.regionId === place.regionId;
  const [{ state, order }, read] = await Promise.all([
    requestOrder(deps, caller, act, place),
    staff ? ahead(deps.storage) : null,
  ]);
  return look(deps, caller, order, async (storage) =>
    state === null || read === null ? refused(noRequest) : work(storage, state, read),
  );
}

/** Shows something of a request. */
export async function lookAtRequest<T>(
  deps: StaffDeps,
  caller: Caller,
  act: Act,
  place: CasePlace,
  work: (storage: Storage, state: RequestCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { state, order } = await requestOrder(deps, caller, act, place);
  return look(deps, caller, order, async (storage) =>
    state === null ? refused(noRequest) : work(storage, state),
  );
}
