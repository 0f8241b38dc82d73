/** Tells the system administrators that a job failed for good. */
import { holdersOf } from '../notifications/holders-of.ts';
import { notify } from '../notifications/notify.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { jobOf } from './job-table.ts';

/**
 * A notice to every system administrator of every county, for jobs belong to the whole installation;
 * nothing while an earlier failure of the same job still lies there.
 */
export async function reportDeadJob(deps: StaffDeps, name: string): Promise<void> {
  const known = (await deps.queue?.deadLetters()) ?? [];
  if (known.some(({ job }) => job === name)) return;
  const regions = await deps.storage.regions.withStaff();
  for (const { regionId } of regions) {
    await deps.storage.transaction(async (stores) => {
      await notify(stores, deps, {
        regionId,
        accountIds: await holdersOf(stores, regionId, 'system-administrator'),
        kind: 'job-failed',
        subject: `job/${name}`,
        facts: { job: jobOf(name)?.title ?? name },
        link: '/workbench/jobs',
      });
    });
  }
}
