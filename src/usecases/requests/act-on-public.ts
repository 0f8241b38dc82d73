/** Acts about what the public sees of a request: they stay possible after the case was archived. */

import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { caseResource } from './case-resource.ts';
import {
  type CaseDeed,
  type CaseOrder,
  noRequest,
  type OpenCase,
  staleRequest,
  withState,
} from './open-case.ts';

/** As actOnCase, by those who publish; archived or not. */
export async function actOnPublic<T>(
  deps: StaffDeps,
  caller: Caller,
  { regionId, requestId, version }: CaseOrder,
  work: (open: OpenCase) => Promise<Result<CaseDeed<T>>>,
  reason = '',
): Promise<Result<T>> {
  const act = 'request.publish';
  const subject = requestSubject(requestId);
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  return perform(deps, caller, { act, subject, resource, reason }, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noRequest);
    const state = await stores.requests.get(regionId, requestId);
    if (state === null) return refused(noRequest);
    if (version !== undefined && String(version) !== String(state.version)) return refused(staleRequest);
    const opened = await withState({ stores, deps, caller, at }, state);
    const result = await work(opened);
    if (!result.ok) return result;
    const { value, open, detail } = result.value;
    return done({ value, before: state, after: open.state, ...(detail && { detail }) });
  });
}
