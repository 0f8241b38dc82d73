/** A database account that may not make tables. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { onPostgresql } from '../../tests/support/databases.ts';
import { createJobQueue, installQueue } from './job-queue.ts';

onPostgresql((_open, locate) => {
  it('is told what to do while the tables are missing, and works once the owner made them', async () => {
    const { databaseUrl } = await locate();
    const owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    const role = `gongkai_lesser_${randomBytes(4).toString('hex')}`;
    await owner.query(`create role ${role} login password 'secret'`);
    try {
      const url = new URL(databaseUrl!);
      url.username = role;
      url.password = 'secret';
      const queue = createJobQueue({ place: { databaseUrl: url.href }, complain: () => {}, polling: 0.5 });
      let runs = 0;
      const works = [
        {
          name: 'one',
          cron: '0 6 * * *',
          retryLimit: 1,
          retryDelay: 1,
          expire: 60,
          run: async () => {
            runs += 1;
          },
        },
      ];
      const refused = await queue.start(works);
      expect(refused.ok ? 'started' : refused.problems[0].code).toBe('queue-tables');
      expect(refused.ok ? '' : refused.problems[0].message).toContain('gongkai data migrate');

      await installQueue({ databaseUrl: databaseUrl! });
      await owner.query(`grant usage on schema pgboss to ${role}`);
      await owner.query(`grant select, insert, update, delete on all tables in schema pgboss to ${role}`);
      await owner.query(`grant usage on all sequences in schema pgboss to ${role}`);
      expect(await queue.start(works)).toEqual({ ok: true, value: null });
      await queue.wake('one');
      const end = Date.now() + 20_000;
      while (runs === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
      expect(runs).toBe(1);
      expect((await queue.states(['one']))[0]?.nextRunAt).toMatch(/T22:00/);
      await queue.stop();
    } finally {
      await owner.query(`drop owned by ${role}`);
      await owner.query(`drop role ${role}`);
      await owner.end();
    }
  });
});
