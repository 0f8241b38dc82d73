/** A restore from beginning to end: checks the file, opens the database as the backup knew it, fills it, updates it. */
import type { DataResult } from '../../usecases/ports/data-doors.ts';
import { knownMigrations } from '../migrate.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { type OpenOptions, openDatabase } from '../open-database.ts';
import { backupHead, restoreBackup } from './restore-backup.ts';

/**
 * Restores a backup into an empty place.
 * The file is read to its end before the database is touched. An older backup is restored into the tables of its
 * time, which are then brought up to date.
 */
export async function restoreInto(location: OpenOptions, path: string): Promise<DataResult> {
  const { head, result } = await backupHead(path);
  if (!result.ok || head === null) return result;
  const known = knownMigrations(location.migrationsFolder ?? migrationsFolder);
  const strange = head.migrations.find(
    ({ version, sha256 }) => known.find((each) => each.version === version)?.sha256 !== sha256,
  );
  if (strange !== undefined) {
    return problem(
      'file-newer',
      `备份来自更新版本的程序（第 ${strange.version} 号结构变更本程序不认识）：请先升级程序，再恢复。`,
    );
  }
  const opened = await openDatabase({ ...location, migrateTo: head.migrations.length });
  if (!opened.ok) return problem('database-problem', opened.problem.message);
  try {
    const restored = await restoreBackup(opened.database, path);
    if (!restored.ok) return restored;
  } finally {
    await opened.database.close();
  }
  const current = await openDatabase(location);
  if (!current.ok) return problem('database-problem', current.problem.message);
  await current.database.tidy();
  await current.database.close();
  return result;
}

function problem(
  code: 'file-newer' | 'database-problem',
  message: string,
): Extract<DataResult, { ok: false }> {
  return { ok: false, problem: { code, message } };
}
