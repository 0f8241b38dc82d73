/** The job queue, on the same database as everything else. */
import type { OpenJobs, Outcome } from '../cli/command.ts';
import type { Config } from '../config.ts';
import type { QueueOptions } from '../queue/job-queue.ts';
import type { Database } from '../storage/open-database.ts';
import type { JobQueue } from '../usecases/ports/queue.ts';
import { openStaff } from './open.ts';

/** A queue that has not started yet. */
export async function queueOn(
  { plain }: Database,
  { databaseUrl }: Config,
  rest: Pick<QueueOptions, 'complain' | 'died'>,
): Promise<JobQueue> {
  const { createJobQueue } = await import('../queue/job-queue.ts');
  if (plain !== null) return createJobQueue({ place: { embedded: plain }, ...rest });
  if (databaseUrl === null) throw new Error('neither an embedded database nor a PostgreSQL');
  return createJobQueue({ place: { databaseUrl }, ...rest });
}

/** For the commands that look at jobs or run one: the queue answers, but nothing is taken from it. */
export async function openJobs(root: string, config: Config): Promise<Outcome<OpenJobs>> {
  const opened = await openStaff(root, config);
  if (!opened.ok) return opened;
  const { staff, database, close } = opened.value;
  try {
    const { allJobs } = await import('../jobs/all-jobs.ts');
    const queue = await queueOn(database, config, { complain: () => {} });
    const started = await queue.start([]);
    if (!started.ok) {
      await close();
      return { ok: false, message: started.problems[0].message };
    }
    const closeAll = async () => {
      await queue.stop();
      await close();
    };
    return { ok: true, value: { staff: { ...staff, queue }, allJobs, close: closeAll } };
  } catch (error) {
    await close();
    throw error;
  }
}
