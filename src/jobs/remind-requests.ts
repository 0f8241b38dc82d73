/** Every morning: reminders of requests and disputes, county by county. */
import { done } from '../domain/problems/problem.ts';
import { remindRequests } from '../usecases/requests/remind-requests.ts';
import type { Job } from './job.ts';

export const remindRequestsJob: Job = {
  name: 'remind-requests',
  run: async (deps, caller) => {
    for (const { regionId } of await deps.storage.regions.withStaff()) {
      const result = await remindRequests(deps, caller, regionId);
      if (!result.ok) return result;
    }
    return done(null);
  },
};
