/** Durable jobs on pg-boss, in the schema `pgboss` of the same database. */
import { type ConstructorOptions, fromPglite, type JobWithMetadata, PgBoss } from 'pg-boss';
import { done, type Result, refused } from '../domain/problems/problem.ts';
import type { DeadLetter, JobQueue, JobState, QueuedWork } from '../usecases/ports/queue.ts';

/** The embedded database's connection. */
export interface OneConnection {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Several statements without parameters; one result each. */
  exec(sql: string): Promise<{ rows: Record<string, unknown>[] }[]>;
}

/** Where the queue's tables are: a PostgreSQL, or the embedded database's own connection. */
export type QueuePlace = { readonly databaseUrl: string } | { readonly embedded: OneConnection };

export interface QueueOptions {
  readonly place: QueuePlace;
  /** Takes note of a fault. */
  readonly complain: (fault: unknown, where: string) => void;
  /** Told before a run is laid aside for good. */
  readonly died?: (job: string) => Promise<void>;
  /** Seconds between looks at a queue. */
  readonly polling?: number;
  /** Seconds without a sign of life after which a run's process counts as dead. At least 10. */
  readonly heartbeat?: number;
  /** Seconds between looks for processes that died. */
  readonly supervision?: number;
}

const schema = 'pgboss';
const timeZone = 'Asia/Shanghai';
const deadLetters = 'dead-letters';
const day = 24 * 60 * 60;
const stopAfter = 30_000;

/** The queue; nothing is opened before `start`. */
export function createJobQueue(options: QueueOptions): JobQueue {
  let boss: PgBoss | null = null;
  const running = (): PgBoss => {
    if (boss === null) throw new Error('the job queue was not started');
    return boss;
  };
  return {
    start: async (works) => {
      const opened = await open(options, works.length > 0);
      if (!opened.ok) return opened;
      boss = opened.value;
      await takeUp(boss, works, options);
      return done(null);
    },
    stop: async () => {
      const stopping = boss;
      boss = null;
      await stopping?.stop({ graceful: true, timeout: stopAfter });
    },
    states: async (names) => {
      const dead = await lettersIn(running());
      return Promise.all(names.map((name) => stateOf(running(), name, dead)));
    },
    deadLetters: () => lettersIn(running()),
    retry: async (id) => isId(id) && (await running().redrive(deadLetters, { ids: [id] })) === 1,
    discard: async (id) => {
      if (!isId(id)) return false;
      // The library's declaration leaves out what it answers.
      const { affected } = (await running().deleteJob(deadLetters, id)) as { readonly affected?: number };
      return affected === 1;
    },
    wake: async (name) => void (await running().send(name)),
  };
}

/** Makes the queue's tables, where an account that may do so starts the program once. */
export async function installQueue(place: QueuePlace): Promise<void> {
  const boss = new PgBoss({ ...connection(place), schedule: false, supervise: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

function connection(place: QueuePlace): ConstructorOptions {
  return 'embedded' in place
    ? { schema, db: fromPglite(place.embedded as Parameters<typeof fromPglite>[0]), backend: 'pglite' }
    : { schema, connectionString: place.databaseUrl, max: 4, application_name: 'gongkai-jobs' };
}

/** Tables are made or changed where the account may; elsewhere they must be there already. */
async function open(
  { place, complain, supervision = 30 }: QueueOptions,
  works: boolean,
): Promise<Result<PgBoss>> {
  const start = async (migrate: boolean): Promise<PgBoss> => {
    // Whoever only looks does not keep the times either.
    const own = {
      migrate,
      createSchema: migrate,
      schedule: works,
      supervise: works,
      superviseIntervalSeconds: supervision,
      monitorIntervalSeconds: supervision,
    };
    const boss = new PgBoss({ ...connection(place), ...own });
    boss.on('error', (error) => complain(error, 'job queue'));
    try {
      return await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {});
      throw error;
    }
  };
  try {
    return done(await start(true));
  } catch (error) {
    if ((error as { code?: unknown }).code !== '42501') throw error;
  }
  try {
    return done(await start(false));
  } catch (error) {
    return refused({
      code: 'queue-tables',
      message: `后台任务的数据表（${schema}）缺失或版本不符，而当前数据库用户无权修改（${(error as Error).message}）：请先用有建表权限的用户运行一次 gongkai data migrate，再启动。`,
    });
  }
}

async function takeUp(boss: PgBoss, works: readonly QueuedWork[], options: QueueOptions): Promise<void> {
  if (works.length === 0) return;
  // Looked at by people only: nothing works on them.
  await keep(boss, deadLetters, { retentionSeconds: 365 * day, deleteAfterSeconds: 365 * day });
  for (const work of works) {
    await keep(boss, work.name, {
      policy: 'exclusive',
      deadLetter: deadLetters,
      retryLimit: work.retryLimit,
      retryDelay: work.retryDelay,
      retryBackoff: true,
      expireInSeconds: work.expire,
      heartbeatSeconds: options.heartbeat ?? 60,
      deleteAfterSeconds: keptFor(boss, work.cron),
    });
    await boss.schedule(work.name, work.cron, null, { tz: timeZone, missed: 'once' });
  }
  for (const { name, key } of await boss.getSchedules()) {
    if (!works.some((work) => work.name === name)) await boss.unschedule(name, key);
  }
  for (const work of works) {
    await boss.work<object, void, { includeMetadata: true; pollingIntervalSeconds: number }>(
      work.name,
      { includeMetadata: true, pollingIntervalSeconds: options.polling ?? 5 },
      async ([job]) => run(work, job!, options),
    );
  }
}

/** A queue with these settings, whether it was there or not; the policy stays what it was. */
async function keep(
  boss: PgBoss,
  name: string,
  { policy, ...settings }: NonNullable<Parameters<PgBoss['createQueue']>[1]>,
): Promise<void> {
  if ((await boss.getQueue(name)) === null)
    await boss.createQueue(name, policy === undefined ? settings : { policy, ...settings });
  else await boss.updateQueue(name, settings);
}

/** Runs that are over are kept for a month, of jobs that run every few minutes for an hour. */
function keptFor(boss: PgBoss, cron: string): number {
  const [first, second] = boss.previewSchedule(cron, { tz: timeZone, count: 2 });
  const often = first !== undefined && second !== undefined && +second - +first < 60 * 60_000;
  return often ? 60 * 60 : 30 * day;
}

async function run(
  work: QueuedWork,
  { retryCount, retryLimit }: JobWithMetadata,
  { complain, died }: QueueOptions,
): Promise<void> {
  try {
    await work.run();
  } catch (error) {
    complain(error, `job ${work.name}`);
    if (retryCount >= retryLimit) {
      await died?.(work.name).catch((fault: unknown) => complain(fault, `job ${work.name}`));
    }
    // The stack names folders of this machine; what went wrong is enough.
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}

async function stateOf(boss: PgBoss, name: string, dead: readonly DeadLetter[]): Promise<JobState> {
  const [schedule, queue] = await Promise.all([boss.getSchedule(name), boss.getQueue(name)]);
  const jobs = queue === null ? [] : await boss.findJobs(name);
  const begun = jobs.filter(({ startedOn }) => startedOn !== null && startedOn !== undefined);
  const last = begun.sort((a, b) => timeOf(b.startedOn) - timeOf(a.startedOn))[0];
  const next =
    schedule === null
      ? undefined
      : boss.previewSchedule(schedule.cron, { tz: schedule.timezone, count: 1 })[0];
  return {
    name,
    waiting: jobs.filter(({ state }) => state === 'created' || state === 'retry').length,
    active: jobs.filter(({ state }) => state === 'active').length,
    dead: dead.filter(({ job }) => job === name).length,
    lastRunAt: last === undefined ? null : isoOf(last.startedOn),
    lastOutcome:
      last === undefined
        ? null
        : last.state === 'completed'
          ? 'done'
          : last.state === 'active'
            ? 'running'
            : 'failed',
    nextRunAt: next === undefined ? null : next.toISOString(),
  };
}

async function lettersIn(boss: PgBoss): Promise<readonly DeadLetter[]> {
  if ((await boss.getQueue(deadLetters)) === null) return [];
  const jobs = await boss.findJobs(deadLetters);
  return jobs
    .sort((a, b) => timeOf(b.createdOn) - timeOf(a.createdOn))
    .map((job) => ({
      id: job.id,
      job: job.sourceName ?? '',
      diedAt: isoOf(job.createdOn),
      error: errorLine(job.sourceOutput),
    }));
}

/** The first line of what a run left behind. */
function errorLine(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: unknown };
  const text = [message, (value as { message?: unknown } | undefined)?.message].find(
    (each): each is string => typeof each === 'string',
  );
  return (text ?? '运行中断，没有留下原因').split('\n')[0]!.slice(0, 300);
}

/** The embedded database gives instants as text, PostgreSQL's driver as dates. */
const timeOf = (at: unknown): number => new Date(at as string | Date).getTime();
const isoOf = (at: unknown): string => new Date(timeOf(at)).toISOString();

const isId = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
