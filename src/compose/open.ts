/** The database of the settings, opened for whoever needs it. */
import type { Config } from '../config.ts';
import type { OpenOptions } from '../storage/open-database.ts';
import { staffDepsOn } from './staff.ts';
import { StartProblem } from './surroundings.ts';

/** Where the settings say that the database is. */
export const locationOf = ({ dataFolder, databaseUrl }: Config): OpenOptions => ({
  dataFolder,
  ...(databaseUrl === null ? {} : { databaseUrl }),
});

/** Opens the database with the reports in it. */
export async function openStore(config: Config) {
  const { openDatabase } = await import('../storage/open-database.ts');
  const { createReportStore } = await import('../storage/report-store.ts');
  const opened = await openDatabase(locationOf(config));
  if (!opened.ok) {
    const setting = config.databaseUrl === null ? 'GONGKAI_DATA' : 'DATABASE_URL';
    return { ok: false as const, message: `${opened.problem.message}（${setting}）` };
  }
  const { database } = opened;
  const store = await createReportStore(database);
  return { ok: true as const, value: { store, database, close: () => database.close() } };
}

/** Opens the database with all that the use cases of the workbench need. */
export async function openStaff(root: string, config: Config) {
  const opened = await openStore(config);
  if (!opened.ok) return opened;
  const { store, database, close } = opened.value;
  try {
    const staff = await staffDepsOn(database, store.advance, config, root);
    return { ok: true as const, value: { store, staff, database, close } };
  } catch (error) {
    await close();
    if (error instanceof StartProblem) return { ok: false as const, message: error.message };
    throw error;
  }
}
