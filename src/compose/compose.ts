/** Everything wired, once: the only place that knows which adapter serves which port. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Program } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { callRunning } from '../control/call.ts';
import { controlPath } from '../control/place.ts';
import { createReaderPool, type ReaderPool } from '../reading/read-in-worker.ts';
import { checkBackup, dataDepsOn, restoreInPlace, roleDepsOn } from './data-doors.ts';
import { loadDemoPlaces } from './demo.ts';
import { openJobs } from './jobs.ts';
import { openStaff, openStore } from './open.ts';
import { readers } from './readers.ts';
import { clockRulesIn, rulesIn } from './rules.ts';
import { serve } from './serve.ts';
import { clock, configOf, type Surroundings, userName } from './surroundings.ts';

/** Wires the program. Adapters are loaded when a command first needs them: reading a file starts no database. */
export function compose(surroundings: Surroundings): Program & { close(): Promise<void> } {
  const { root, folder, terminal } = surroundings;
  const user = userName();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  let pool: ReaderPool | undefined;
  /** Opens with the settings; a problem in them is the answer. */
  const withConfig = async <T>(work: (config: Config) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const config = configOf(surroundings);
    return config.ok ? work(config.value) : config;
  };
  const program: Program & { close(): Promise<void> } = {
    version,
    folder,
    user,
    terminal,
    readPages: (bytes, fileName) => {
      pool ??= createReaderPool({ size: readers });
      return pool.read(bytes, fileName);
    },
    loadRulebook: rulesIn(surroundings),
    loadClockRules: clockRulesIn(surroundings),
    clock,
    openStore: () => withConfig(openStore),
    openStaff: () => withConfig((config) => openStaff(root, config)),
    openJobs: () => withConfig((config) => openJobs(root, config)),
    openData: () =>
      withConfig(async (config) => {
        const opened = await openStaff(root, config);
        if (!opened.ok) return opened;
        const { staff, database, close } = opened.value;
        return { ok: true, value: { data: dataDepsOn(staff, database, version), close } };
      }),
    openRoles: () =>
      withConfig(async (config) => {
        const opened = await openStaff(root, config);
        if (!opened.ok) return opened;
        const { staff, database, close } = opened.value;
        return { ok: true, value: { roles: await roleDepsOn(staff, database, config), close } };
      }),
    loadDemoPlaces: (staff) => loadDemoPlaces(staff, root),
    checkBackup,
    restoreBackup: restoreInPlace(surroundings),
    forward: async (args) => {
      const config = configOf(surroundings);
      const path =
        config.ok && config.value.databaseUrl === null ? controlPath(config.value.dataFolder) : null;
      return path === null ? null : callRunning(path, { args, folder, user }, terminal);
    },
    serve: () => serve(surroundings, program),
    close: async () => pool?.close(),
  };
  return program;
}
