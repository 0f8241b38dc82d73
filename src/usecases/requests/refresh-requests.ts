/** Every night: what lists keep of open requests is computed anew, since a day has passed. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { putRequest } from './write-request.ts';

/** So many are written in one transaction: nobody has to wait long for the county's lock. */
const portion = 100;

/** A stop or a pause that time has ended, a due day that has passed. Returns how many were written. */
export function refreshRequests(deps: StaffDeps, caller: Caller, regionId: string): Promise<Result<number>> {
  const order = { act: 'request.refresh', subject: 'request', resource: { regionId } } as const;
  return operate(deps, caller, order, async () => {
    let written = 0;
    for (let after = ''; ; ) {
      const ids = await deps.storage.requests.openIds(regionId, after, portion);
      const last = ids.at(-1);
      if (last === undefined) break;
      await deps.storage.transaction(async (stores) => {
        await stores.regions.hold(regionId);
        const at = deps.clock().toISOString();
        for (const requestId of ids) {
          const state = await stores.requests.get(regionId, requestId);
          if (state === null) continue;
          await putRequest(stores, deps, state, at);
          written += 1;
        }
      });
      after = last;
    }
    return done({ value: written, detail: { requests: written } });
  });
}
