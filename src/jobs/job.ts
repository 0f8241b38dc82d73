/** What a timed job is: a name of the table, and the use case that it runs. */
import type { Caller } from '../domain/people/caller.ts';
import type { Result } from '../domain/problems/problem.ts';
import type { JobName } from '../usecases/jobs/job-table.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

export interface Job {
  readonly name: JobName;
  /** Safe to run twice: a run whose process died is done again by another. */
  readonly run: (deps: StaffDeps, caller: Caller) => Promise<Result<unknown>>;
}
