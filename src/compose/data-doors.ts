/** Backup, restore and grants, wired. */
import type { Config } from '../config.ts';
import type { Database } from '../storage/open-database.ts';
import type { DataDeps } from '../usecases/data/data-deps.ts';
import type { RoleDeps } from '../usecases/data/grant-role.ts';
import type { CheckBackup, RestoreBackup } from '../usecases/ports/data-doors.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { locationOf } from './open.ts';
import { configOf, type Surroundings } from './surroundings.ts';

/** Reads a backup to its end. */
export const checkBackup: CheckBackup = async (path) => {
  const { readBackup } = await import('../storage/backup/read-backup.ts');
  return readBackup(path);
};

/** Fills the empty database of the settings. */
export const restoreInPlace =
  (surroundings: Surroundings): RestoreBackup =>
  async (path) => {
    const config = configOf(surroundings);
    if (!config.ok) return { ok: false, problem: { code: 'database-problem', message: config.message } };
    const { restoreInto } = await import('../storage/backup/restore-into.ts');
    return restoreInto(locationOf(config.value), path);
  };

/** What a backup needs, on an open database. */
export function dataDepsOn(staff: StaffDeps, database: Database, program: string): DataDeps {
  return {
    ...staff,
    checkBackup,
    writeBackup: async (path) => {
      const { writeBackup } = await import('../storage/backup/write-backup.ts');
      return writeBackup(database, path, { createdAt: staff.clock().toISOString(), program });
    },
  };
}

/** What granting the runtime role needs. */
export async function roleDepsOn(
  staff: StaffDeps,
  database: Database,
  { databaseUrl }: Config,
): Promise<RoleDeps> {
  const { runtimeRoles } = await import('../storage/grants/runtime-roles.ts');
  const { installQueue } = await import('../queue/job-queue.ts');
  const install = async () => {
    if (databaseUrl !== null) await installQueue({ databaseUrl });
  };
  return { ...staff, runtimeRoles: runtimeRoles(database), installQueue: install };
}
