/** 今日: a person's open work, the most urgent first. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';

const most = 50;

/** Open tasks of the caller. */
export async function showToday(deps: StaffDeps, caller: Caller): Promise<Result<readonly Task[]>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const accountId = caller.kind === 'staff' ? caller.accountId : '';
  return look(
    deps,
    caller,
    { act: 'workbench.today', subject: 'today', resource: { regionId } },
    async (storage) => done(await storage.tasks.open(regionId!, { accountId, limit: most })),
  );
}
