/** Every timed job, as the queue takes them up. */
import { hostname } from 'node:os';
import type { Caller } from '../domain/people/caller.ts';
import { jobTable } from '../usecases/jobs/job-table.ts';
import type { QueuedWork } from '../usecases/ports/queue.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { anonymiseDueJob } from './anonymise-due.ts';
import { deliverDueJob } from './deliver-due.ts';
import { fetchMailJob } from './fetch-mail.ts';
import type { Job } from './job.ts';
import { makeDueTasksJob } from './make-due-tasks.ts';
import { refreshRequestsJob } from './refresh-requests.ts';
import { remindRequestsJob } from './remind-requests.ts';
import { sendDigestsJob } from './send-digests.ts';
import { sweepJob } from './sweep.ts';
import { verifyAuditChainJob } from './verify-audit-chain.ts';

const jobs: readonly Job[] = [
  deliverDueJob,
  sendDigestsJob,
  makeDueTasksJob,
  fetchMailJob,
  refreshRequestsJob,
  remindRequestsJob,
  anonymiseDueJob,
  sweepJob,
  verifyAuditChainJob,
];

/** How a job appears in the audit trail: the machine, and the job's name. */
const callerOf = (name: string): Caller => ({
  kind: 'program',
  from: { door: 'job', address: hostname(), agent: name },
});

/** @throws when the use case answers with a problem; the queue tries again */
async function runOf(deps: StaffDeps, { run }: Job, caller: Caller): Promise<void> {
  const result = await run(deps, caller);
  if (!result.ok) throw new Error(`${result.problems[0].code}: ${result.problems[0].message}`);
}

/** The jobs of the table with their runs. @param caller who runs them; the program itself unless told */
export function allJobs(deps: StaffDeps, caller?: Caller): readonly QueuedWork[] {
  return jobTable.map(({ name, cron, retryLimit, retryDelay, expire }) => {
    const job = jobs.find((each) => each.name === name);
    if (job === undefined) throw new Error(`no run for the job ${name}`);
    return {
      name,
      cron,
      retryLimit,
      retryDelay,
      expire,
      run: () => runOf(deps, job, caller ?? callerOf(name)),
    };
  });
}
