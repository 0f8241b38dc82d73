import { afterEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { type OpenOptions, openDatabase } from '../storage/open-database.ts';
import type { JobQueue, QueuedWork } from '../usecases/ports/queue.ts';
import { createJobQueue, type QueueOptions } from './job-queue.ts';

const never = '0 0 1 1 *';
const work = (name: string, run: () => Promise<void>, more: Partial<QueuedWork> = {}): QueuedWork => ({
  name,
  cron: never,
  retryLimit: 0,
  retryDelay: 1,
  expire: 60,
  run,
  ...more,
});

/** Waits until something is so; the queue looks twice a second. */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await is())) {
    if (Date.now() > end) throw new Error('it did not come to be');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

eachDatabase((_name, _open, locate) => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.reverse()) await close();
    open.length = 0;
  });

  async function queueOn(options: Partial<QueueOptions> = {}, location?: OpenOptions) {
    const where = location ?? (await locate());
    const opened = await openDatabase(where);
    if (!opened.ok) throw new Error(opened.problem.message);
    const { database } = opened;
    const faults: unknown[] = [];
    const place =
      database.plain === null ? { databaseUrl: where.databaseUrl! } : { embedded: database.plain };
    const queue: JobQueue = createJobQueue({
      place,
      complain: (fault) => faults.push(fault),
      polling: 0.5,
      heartbeat: 10,
      ...options,
    });
    open.push(async () => {
      await queue.stop();
      await database.close();
    });
    return { queue, database, faults, where };
  }

  it('runs a job that was woken, once', async () => {
    const { queue, faults } = await queueOn();
    let runs = 0;
    expect(
      await queue.start([
        work('one', async () => {
          runs += 1;
        }),
      ]),
    ).toEqual({ ok: true, value: null });
    await queue.wake('one');
    await until(() => runs > 0);
    await until(async () => (await queue.states(['one']))[0]!.lastOutcome === 'done');
    const [state] = await queue.states(['one']);
    expect(state).toMatchObject({ name: 'one', waiting: 0, active: 0, dead: 0, lastOutcome: 'done' });
    expect(Math.abs(Date.now() - Date.parse(state!.lastRunAt!))).toBeLessThan(60_000);
    expect(runs).toBe(1);
    expect(faults).toEqual([]);
  });

  it('knows the next time in the zone of the county', async () => {
    const { queue } = await queueOn();
    await queue.start([work('daily', async () => {}, { cron: '0 6 * * *' })]);
    const [state] = await queue.states(['daily']);
    expect(state?.nextRunAt).toMatch(/T22:00:00\.000Z$/);
    expect(Date.parse(state!.nextRunAt!)).toBeGreaterThan(Date.now());
    expect(Date.parse(state!.nextRunAt!)).toBeLessThanOrEqual(Date.now() + 24 * 60 * 60_000);
    expect(state).toMatchObject({ lastRunAt: null, lastOutcome: null });
  });

  it('tries again, then lays the run aside with its reason, and does it again when told', async () => {
    const died: string[] = [];
    const { queue, faults } = await queueOn({ died: async (job) => void died.push(job) });
    let runs = 0;
    let mended = false;
    const run = async () => {
      runs += 1;
      if (!mended) throw new Error('数据库没有空间\n    at /somewhere');
    };
    await queue.start([work('fails', run, { retryLimit: 1 })]);
    expect(await queue.deadLetters()).toEqual([]);
    await queue.wake('fails');
    await until(async () => (await queue.deadLetters()).length > 0);
    expect(runs).toBe(2);
    expect(died).toEqual(['fails']);
    expect(faults).toHaveLength(2);
    const [letter] = await queue.deadLetters();
    expect(letter).toMatchObject({ job: 'fails', error: '数据库没有空间' });
    expect((await queue.states(['fails']))[0]).toMatchObject({ dead: 1, lastOutcome: 'failed' });
    mended = true;
    expect(await queue.retry(letter!.id)).toBe(true);
    await until(() => runs === 3);
    expect(await queue.deadLetters()).toEqual([]);
    expect(await queue.retry(letter!.id)).toBe(false);
  });

  it('throws a dead letter away when told', async () => {
    const { queue } = await queueOn();
    await queue.start([
      work('fails', async () => {
        throw new Error('x');
      }),
    ]);
    await queue.wake('fails');
    await until(async () => (await queue.deadLetters()).length > 0);
    const [letter] = await queue.deadLetters();
    expect(await queue.discard(letter!.id)).toBe(true);
    expect(await queue.deadLetters()).toEqual([]);
    expect(await queue.discard(letter!.id)).toBe(false);
    expect(await queue.discard("x' or true --")).toBe(false);
    expect(await queue.retry('')).toBe(false);
  });

  it('lets a run under way finish before it stops', async () => {
    const { queue } = await queueOn();
    let begun = false;
    let finished = false;
    const run = async () => {
      begun = true;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      finished = true;
    };
    await queue.start([work('slow', run)]);
    await queue.wake('slow');
    await until(() => begun);
    await queue.stop();
    expect(finished).toBe(true);
  });

  it('keeps its place over a restart, and forgets times of jobs that are no more', async () => {
    const first = await queueOn();
    await first.queue.start([work('old', async () => {}), work('kept', async () => {})]);
    await first.queue.stop();
    await first.database.close();
    let runs = 0;
    const { queue } = await queueOn({}, first.where);
    await queue.start([
      work(
        'kept',
        async () => {
          runs += 1;
        },
        { cron: '0 6 * * *' },
      ),
    ]);
    const [old, kept] = await queue.states(['old', 'kept']);
    expect(old?.nextRunAt).toBeNull();
    expect(kept?.nextRunAt).toMatch(/T22:00:00/);
    await queue.wake('kept');
    await until(() => runs === 1);
  });

  it('works beside transactions on the same database', async () => {
    const { queue, database, faults } = await queueOn();
    let runs = 0;
    const region = { level: 'county', province: null, prefecture: null, last_event: 0 };
    const run = async () => {
      runs += 1;
      await database.kysely.transaction().execute(async (trx) => {
        await trx
          .insertInto('region')
          .values({ region_id: `99020${runs}`, name: '县', ...region })
          .execute();
      });
    };
    await queue.start([work('writes', run)]);
    const others = Array.from({ length: 30 }, (_, at) =>
      database.kysely.transaction().execute(async (trx) => {
        await trx
          .insertInto('region')
          .values({ region_id: `9901${10 + at}`, name: '县', ...region })
          .execute();
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (at % 3 === 0) throw new Error('undone');
      }),
    );
    await queue.wake('writes');
    const ended = await Promise.allSettled(others);
    await until(() => runs === 1);
    await until(async () => (await queue.states(['writes']))[0]!.lastOutcome === 'done');
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const { length } = await database.kysely.selectFrom('region').select('region_id').execute();
    expect(length).toBe(21);
    expect(faults).toEqual([]);
  });

  describe('whoever only looks', () => {
    it('sees states and dead letters, and runs nothing', async () => {
      const { queue } = await queueOn();
      expect((await queue.start([])).ok).toBe(true);
      expect(await queue.deadLetters()).toEqual([]);
      expect((await queue.states(['one']))[0]).toMatchObject({ waiting: 0, nextRunAt: null });
    });
  });
});
