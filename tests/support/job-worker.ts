/** A process of its own that works on the queue; what it does it writes into the table `effect`. */
import pg from 'pg';
import { createJobQueue } from '../../src/queue/job-queue.ts';

const [databaseUrl] = process.argv.slice(2);
if (databaseUrl === undefined) throw new Error('usage: job-worker DATABASE_URL');

const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
const write = (job: string) =>
  pool.query('insert into effect (job, pid, at) values ($1, $2, now())', [job, process.pid]);
const queue = createJobQueue({
  place: { databaseUrl },
  complain: (fault) => process.stderr.write(`${String(fault)}\n`),
  polling: 0.5,
  heartbeat: 10,
  supervision: 2,
});
const settings = { retryLimit: 3, retryDelay: 1, expire: 600 };
const started = await queue.start([
  { name: 'minutely', cron: '* * * * *', ...settings, run: async () => void (await write('minutely')) },
  {
    name: 'hangs',
    cron: '0 0 1 1 *',
    ...settings,
    run: async () => {
      const { rows } = await pool.query("select 1 from effect where job = 'hangs'");
      await write('hangs');
      // The first one never ends; it is killed.
      if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 600_000));
    },
  },
]);
if (!started.ok) throw new Error(started.problems[0].message);
process.stdout.write('ready\n');
process.once('SIGTERM', async () => {
  await queue.stop();
  await pool.end();
});
