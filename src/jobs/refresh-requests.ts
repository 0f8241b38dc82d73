/** Just after midnight: lists of requests as they stand on the new day, county by county. */
import { done } from '../domain/problems/problem.ts';
import { refreshRequests } from '../usecases/requests/refresh-requests.ts';
import type { Job } from './job.ts';

export const refreshRequestsJob: Job = {
  name: 'refresh-requests',
  run: async (deps, caller) => {
    for (const { regionId } of await deps.storage.regions.withStaff()) {
      const result = await refreshRequests(deps, caller, regionId);
      if (!result.ok) return result;
    }
    return done(null);
  },
};
