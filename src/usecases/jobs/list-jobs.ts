/** The timed jobs, how each stands, and what was laid aside. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { DeadLetter, JobState } from '../ports/queue.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type JobFacts, jobOf, jobTable } from './job-table.ts';

export interface JobRow extends JobFacts, Omit<JobState, 'name'> {}

export interface JobList {
  /** False: no queue runs here; the states are unknown then. */
  readonly running: boolean;
  readonly jobs: readonly JobRow[];
  readonly dead: readonly (DeadLetter & { readonly title: string })[];
}

const unknown = {
  waiting: 0,
  active: 0,
  dead: 0,
  lastRunAt: null,
  lastOutcome: null,
  nextRunAt: null,
} as const;

/** All jobs of the installation. */
export async function listJobs(deps: StaffDeps, caller: Caller): Promise<Result<JobList>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  return look(deps, caller, { act: 'job.list', subject: 'jobs', resource: { regionId } }, async () => {
    const { queue } = deps;
    const states = (await queue?.states(jobTable.map(({ name }) => name))) ?? [];
    const dead = (await queue?.deadLetters()) ?? [];
    return done({
      running: queue !== null,
      jobs: jobTable.map((job) => ({
        ...job,
        ...(states.find((state) => state.name === job.name) ?? unknown),
      })),
      dead: dead.map((letter) => ({ ...letter, title: jobOf(letter.job)?.title ?? letter.job })),
    });
  });
}
