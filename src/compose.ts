/** Everything wired, once: the only place that knows which adapter serves which port. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Program } from './cli/command.ts';
import type { Terminal } from './cli/terminal.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createReaderPool, type ReaderPool } from './reading/read-in-worker.ts';
import type { ReadPages } from './usecases/ports.ts';
import type { LoadRulebook } from './usecases/rules/check.ts';

/** Where the program runs and what it was given. */
export interface Surroundings {
  /** The checkout: rules/, data/ and package.json are below it. */
  readonly root: string;
  /** Names the built program; reports read by another one are read anew. */
  readonly build: string;
  /** The folder that file arguments refer to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
}

const clock = (): Date => new Date();

/** Threads for reading: one core stays free for everything else. */
const readers = Math.max(1, Math.min(4, availableParallelism() - 1));

const rulesIn =
  ({ root, build }: Surroundings): LoadRulebook =>
  async () => {
    const { loadRulebook } = await import('./rulebook-files/load-rulebook.ts');
    const loaded = loadRulebook(join(root, 'rules'));
    if (!loaded.ok) {
      const problems = loaded.problems.map(({ file, line, message }) => `rules/${file}:${line}: ${message}`);
      return { ok: false, problems };
    }
    const { rulebook } = loaded;
    return { ok: true, rulebook: { ...rulebook, fingerprint: `${rulebook.fingerprint}-${build}` } };
  };

function configOf({ environment, root }: Surroundings): Outcome<Config> {
  const read = readConfig(environment, root);
  return read.ok
    ? { ok: true, value: read.config }
    : { ok: false, message: read.problems.map((each) => `配置有误 Configuration: ${each}`).join('\n') };
}

async function openStore(config: Config) {
  const { openDatabase } = await import('./storage/open-database.ts');
  const { createReportStore } = await import('./storage/report-store.ts');
  const opened = await openDatabase({
    dataFolder: config.dataFolder,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  });
  if (!opened.ok) {
    const setting = config.databaseUrl === null ? 'GONGKAI_DATA' : 'DATABASE_URL';
    return { ok: false as const, message: `${opened.problem.message}（${setting}）` };
  }
  const store = await createReportStore(opened.database);
  return { ok: true as const, value: { store, close: () => opened.database.close() } };
}

/** Starts the web server over an open store; what was opened is closed again when it cannot start. */
async function serve(surroundings: Surroundings, loadRulebook: LoadRulebook, version: string) {
  const read = configOf(surroundings);
  if (!read.ok) return read;
  const config = read.value;
  const [rules, opened] = await Promise.all([loadRulebook(), openStore(config)]);
  if (!rules.ok) {
    if (opened.ok) await opened.value.close();
    return { ok: false as const, message: rules.problems.join('\n') };
  }
  if (!opened.ok) return opened;
  const { store, close } = opened.value;
  const { rulebook } = rules;
  const log = createLog(config.logLevel, surroundings.terminal.complain, clock);
  const pool = createReaderPool({ size: readers, limits: { bytes: config.uploadBytes } });
  const closeAll = async () => {
    await pool.close();
    await close();
  };
  if (config.demo) {
    const { readDemo } = await import('./demo-files/read-demo.ts');
    const { loadReports } = await import('./usecases/reports/load.ts');
    const deps = { readPages: pool.read, rulebook, store, clock };
    const loaded = await loadReports(deps, await readDemo(join(surroundings.root, 'data', 'reports')));
    for (const { fileName, problem } of loaded.problems) log('error', problem.message, { fileName, ...problem });
    log('debug', 'demo', { recorded: loaded.recorded, unchanged: loaded.unchanged });
  }
  void version;
  await closeAll();
  return { ok: false as const, message: 'the web server is being written' };
}

/** Wires the program. Adapters are loaded when a command first needs them: reading a file starts no database. */
export function compose(surroundings: Surroundings): Program & { close(): Promise<void> } {
  const { root, folder, terminal } = surroundings;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const loadRulebook = rulesIn(surroundings);
  let pool: ReaderPool | undefined;
  const readPages: ReadPages = (bytes, fileName) => {
    pool ??= createReaderPool({ size: readers });
    return pool.read(bytes, fileName);
  };
  return {
    version,
    folder,
    terminal,
    readPages,
    loadRulebook,
    clock,
    openStore: async () => {
      const config = configOf(surroundings);
      return config.ok ? openStore(config.value) : config;
    },
    serve: () => serve(surroundings, loadRulebook, version),
    close: async () => pool?.close(),
  };
}
