/** Takes commands from other processes while this one has the embedded database. */
import type { Program } from '../cli/command.ts';
import { runCommand } from '../cli/run.ts';
import { createTerminal } from '../cli/terminal.ts';
import type { Config } from '../config.ts';
import { listenForCommands } from '../control/listen.ts';
import { controlPath } from '../control/place.ts';
import type { Database } from '../storage/open-database.ts';
import type { ReportStore } from '../usecases/ports.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { dataDepsOn, roleDepsOn } from './data-doors.ts';

export interface Running {
  readonly store: ReportStore;
  readonly staff: StaffDeps;
  readonly database: Database;
  readonly config: Config;
}

/** Closing is the running program's own affair. */
const open = <T>(value: T) => ({ ok: true as const, value: { ...value, close: async () => {} } });

/**
 * Listens where other processes of the same user look; null where nobody needs to: PostgreSQL takes several programs
 * at once.
 */
export async function openCommands(
  program: Program,
  { store, staff, database, config }: Running,
): Promise<{ close(): Promise<void> } | null> {
  const path = config.databaseUrl === null ? controlPath(config.dataFolder) : null;
  if (path === null) return null;
  return listenForCommands(path, async ({ args, folder, user }, say) => {
    const stream = (key: 'print' | 'complain') => ({
      on: () => {},
      write: (text: string) => say(key === 'print' ? { print: text } : { complain: text.replace(/\n$/, '') }),
    });
    const { allJobs } = await import('../jobs/all-jobs.ts');
    return runCommand(args, {
      ...program,
      folder,
      user,
      terminal: createTerminal(stream('print'), stream('complain'), {}),
      openStore: async () => open({ store }),
      openStaff: async () => open({ staff }),
      openJobs: async () => open({ staff, allJobs }),
      openData: async () => open({ data: dataDepsOn(staff, database, program.version) }),
      openRoles: async () => open({ roles: await roleDepsOn(staff, database, config) }),
      forward: async () => null,
      serve: async () => ({ ok: false, message: '网站已在运行。It is running already.' }),
    });
  });
}
