/** Several processes on one database: every due time is done once, and what a dead process left is done by another. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { onPostgresql } from '../../tests/support/databases.ts';
import { createJobQueue, installQueue } from './job-queue.ts';

const worker = join(import.meta.dirname, '../../tests/support/job-worker.ts');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [worker, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

onPostgresql((_open, locate) => {
  it('each due time runs once, and a killed process is replaced', { timeout: 280_000 }, async () => {
    const { databaseUrl } = await locate();
    await installQueue({ databaseUrl: databaseUrl! });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('create table effect (job text, pid int, at timestamptz)');
    const effects = async (job: string): Promise<{ pid: number; minute: string }[]> =>
      (
        await client.query(
          "select pid, to_char(at, 'HH24:MI') as minute from effect where job = $1 order by at",
          [job],
        )
      ).rows;
    const until = async (is: () => Promise<boolean>, seconds: number) => {
      const end = Date.now() + seconds * 1000;
      while (!(await is())) {
        if (Date.now() > end) throw new Error('it did not come to be');
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    };
    try {
      const workers = await Promise.all([1, 2, 3].map(() => startWorker(databaseUrl!)));
      const onlooker = createJobQueue({ place: { databaseUrl: databaseUrl! }, complain: () => {} });
      expect((await onlooker.start([])).ok).toBe(true);

      await onlooker.wake('hangs');
      await until(async () => (await effects('hangs')).length === 1, 30);
      const [first] = await effects('hangs');
      const victim = workers.find(({ pid }) => pid === first!.pid);
      expect(victim).toBeDefined();
      victim!.kill('SIGKILL');
      await until(async () => (await effects('hangs')).length > 1, 60);
      const runs = await effects('hangs');
      expect(runs).toHaveLength(2);
      expect(runs[1]!.pid).not.toBe(first!.pid);

      const replacement = await startWorker(databaseUrl!);
      await until(
        async () => new Set((await effects('minutely')).map(({ minute }) => minute)).size >= 2,
        150,
      );
      const minutely = await effects('minutely');
      const perMinute = [...Map.groupBy(minutely, ({ minute }) => minute).values()].map(
        (each) => each.length,
      );
      expect(perMinute.every((count) => count === 1)).toBe(true);
      expect((await effects('hangs')).length).toBe(2);
      expect(await onlooker.deadLetters()).toEqual([]);
      await onlooker.stop();

      const left = [...workers.filter((each) => each !== victim), replacement];
      for (const each of left) each.kill('SIGTERM');
      await Promise.all(left.map((each) => each.exitCode ?? once(each, 'exit')));
      expect(left.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    } finally {
      await client.end();
    }
  });
});
