/** Every morning: the tasks that have come up, county by county. */
import { done } from '../domain/problems/problem.ts';
import { makeDueTasks } from '../usecases/tasks/make-due-tasks.ts';
import type { Job } from './job.ts';

export const makeDueTasksJob: Job = {
  name: 'make-due-tasks',
  run: async (deps, caller) => {
    let made = 0;
    for (const { regionId } of await deps.storage.regions.withStaff()) {
      const result = await makeDueTasks(deps, caller, regionId);
      if (!result.ok) return result;
      made += result.value;
    }
    return done(made);
  },
};
