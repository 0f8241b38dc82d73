import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addPerson } from '../../tests/support/people.ts';
import { addRegion, testOrigin, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import { jobTable } from '../usecases/jobs/job-table.ts';
import { reportDeadJob } from '../usecases/jobs/report-dead-job.ts';
import type { JobQueue } from '../usecases/ports/queue.ts';
import { allJobs } from './all-jobs.ts';

eachDatabase((_name, open) => {
  const county = async () => {
    const database = await open();
    const deps = testStaffDeps(database);
    await addRegion(deps);
    for (const role of ['system-administrator', 'audit-administrator'] as const)
      await addPerson(deps, { accountId: role, roles: [{ role, agencyId: null }] });
    return { database, deps };
  };
  const kindsTo = async (deps: Awaited<ReturnType<typeof county>>['deps'], accountId: string) =>
    (await deps.storage.notifications.notices(testRegion, accountId, 10)).map(({ kind }) => kind);

  describe('the timed jobs', () => {
    it('run, all of them, and again', async () => {
      const { deps } = await county();
      const works = allJobs(deps);
      expect(works.map(({ name }) => name)).toEqual(jobTable.map(({ name }) => name));
      for (const work of [...works, ...works]) await work.run();
    });

    it('fail loudly for whom they are not meant', async () => {
      const { deps } = await county();
      const strangers = allJobs(deps, { kind: 'anyone', from: testOrigin });
      // Without anything due, nothing is asked of the permission table.
      for (const work of strangers.filter(({ name }) => name !== 'anonymise-due' && name !== 'fetch-mail')) {
        await expect(work.run(), work.name).rejects.toThrow('sign-in-needed');
      }
    });

    it('tell the audit administrator, and nobody else, that a chain is broken', async () => {
      const { database, deps } = await county();
      const verify = allJobs(deps).find(({ name }) => name === 'verify-audit-chain')!;
      const note = {
        at: '2026-11-21T01:00:00.000Z',
        actor: 'operator',
        onBehalfOf: null,
        door: 'job',
      } as const;
      for (const act of ['one', 'two', 'three'])
        await deps.storage.transaction(({ audit }) =>
          audit.append({
            ...note,
            regionId: testRegion,
            address: '',
            agent: '',
            act,
            subject: 'x',
            reason: '',
            outcome: 'done',
            beforeDigest: null,
            afterDigest: null,
            detail: {},
          }),
        );
      await verify.run();
      expect(await kindsTo(deps, 'audit-administrator')).toEqual([]);
      await sql`alter table audit_entry disable trigger all`.execute(database.kysely);
      await sql`update audit_entry set act = 'other' where act = 'two'`.execute(database.kysely);
      await verify.run();
      expect(await kindsTo(deps, 'audit-administrator')).toEqual(['audit-chain-broken']);
      expect(await kindsTo(deps, 'system-administrator')).toEqual([]);
    });

    it('that failed for good are told to the system administrators once', async () => {
      const { deps } = await county();
      await reportDeadJob(deps, 'sweep');
      expect(await kindsTo(deps, 'system-administrator')).toEqual(['job-failed']);
      const lying: Pick<JobQueue, 'deadLetters'> = {
        deadLetters: async () => [{ id: '1', job: 'sweep', diedAt: '', error: '' }],
      };
      await reportDeadJob({ ...deps, queue: lying as JobQueue }, 'sweep');
      expect(await kindsTo(deps, 'system-administrator')).toEqual(['job-failed']);
    });
  });
});

describe('the table of jobs', () => {
  it('has names of their own, and enough time for each run', () => {
    for (const { cron, expire, retryLimit, name } of jobTable) {
      expect(cron, name).toMatch(/^[\d*/]+( [\d*/]+){4}$/);
      expect(expire).toBeGreaterThanOrEqual(900);
      expect(retryLimit).toBeGreaterThan(0);
    }
    expect(new Set(jobTable.map(({ name }) => name)).size).toBe(jobTable.length);
  });
});
