/** Everything wired, once: the only place that knows which adapter serves which port. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Program } from './cli/command.ts';
import type { Terminal } from './cli/terminal.ts';
import { type Config, readConfig } from './config.ts';
import type { ChartForm } from './domain/reports/chart.ts';
import type { Rulebook } from './domain/rulebook/rulebook.ts';
import { createLog, type Log } from './log.ts';
import { visitorLimits } from './reading/limits.ts';
import { createReaderPool, type ReaderPool } from './reading/read-in-worker.ts';
import type { Database } from './storage/open-database.ts';
import type { ReadPages } from './usecases/ports.ts';
import type { ImportDeps } from './usecases/reports/import.ts';
import type { LoadRulebook } from './usecases/rules/check.ts';
import type { StaffDeps } from './usecases/staff-deps.ts';

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

/** The rules and the charts drawn from them; problems of both at once. */
const rulesIn =
  ({ root, build }: Surroundings): LoadRulebook =>
  async () => {
    const { loadRulebook } = await import('./rulebook-files/load-rulebook.ts');
    const { parseCharts } = await import('./rulebook-files/charts.ts');
    const loaded = loadRulebook(join(root, 'rules'));
    const drawn = parseCharts(readFileSync(join(root, 'rules', 'reports', 'charts.yaml'), 'utf8'));
    const problems = [
      ...(loaded.ok
        ? []
        : loaded.problems.map(({ file, line, message }) => `rules/${file}:${line}: ${message}`)),
      ...(drawn.ok ? [] : drawn.problems.map((problem) => `rules/reports/charts.yaml: ${problem}`)),
      ...(loaded.ok && drawn.ok ? danglingCells(drawn.charts, loaded.rulebook) : []),
    ];
    if (!loaded.ok || !drawn.ok || problems.length > 0) return { ok: false, problems };
    const { rulebook } = loaded;
    const fingerprint = `${rulebook.fingerprint}-${build}`;
    return { ok: true, rulebook: { ...rulebook, fingerprint, charts: drawn.charts } };
  };

/** Cells that a chart adds up and no form prints. */
function danglingCells(charts: readonly ChartForm[], { formats }: Rulebook): string[] {
  return charts.flatMap((chart) =>
    chart.series.flatMap((series) =>
      Object.entries(series.cells).flatMap(([form, keys]) => {
        const cells = formats.find((format) => format.id === form)?.cells;
        return keys
          .filter((key) => !cells?.has(key))
          .map((key) => `rules/reports/charts.yaml: ${chart.id}: ${form} has no cell ${key}`);
      }),
    ),
  );
}

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
  const { database } = opened;
  const store = await createReportStore(database);
  return { ok: true as const, value: { store, database, close: () => database.close() } };
}

/** What the use cases of the workbench need. @throws when the keys cannot be read */
async function staffDepsOn(
  database: Database,
  committed: (events: number) => void,
  config: Config,
): Promise<StaffDeps> {
  const { createSecrets } = await import('./secrets/create-secrets.ts');
  const { readKeys } = await import('./secrets/key-file.ts');
  const { createStorage } = await import('./storage/create-storage.ts');
  const keys = readKeys(join(config.dataFolder, 'keys.json'), null);
  if (!keys.ok) throw new Error(keys.message);
  const secrets = createSecrets(keys.ring);
  return { storage: createStorage(database, secrets, committed), secrets, clock };
}

/** Brings the reports of data/reports/ into the store. */
async function loadDemo(deps: ImportDeps, root: string, log: Log): Promise<void> {
  const { readDemo } = await import('./demo-files/read-demo.ts');
  const { loadReports } = await import('./usecases/reports/load.ts');
  const loaded = await loadReports(deps, await readDemo(join(root, 'data', 'reports')));
  for (const { fileName, problem } of loaded.problems)
    log('error', problem.message, { fileName, code: problem.code });
  log('debug', 'demo reports', { recorded: loaded.recorded, unchanged: loaded.unchanged });
}

/** Resolves with the address served on, or with one line that says why not. */
function listen(server: Server, { host, port }: Config): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE'
          ? `端口 ${port} 已被占用：请停止占用它的程序，或另设端口，如 GONGKAI_PORT=8081。Port ${port} is taken: set GONGKAI_PORT to another one.`
          : `无法监听 ${host}:${port}（${error.code ?? error.message}）：请检查 GONGKAI_HOST 和 GONGKAI_PORT。Cannot listen there.`;
      resolve({ ok: false, message });
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const shown =
        host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      resolve({ ok: true, value: `http://${shown}:${bound}` });
    });
  });
}

/** Lets answers under way finish, for a while. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

/** Starts the web server; what was opened is closed again when it cannot start. */
async function serve(
  surroundings: Surroundings,
  loadRulebook: LoadRulebook,
  version: string,
): ReturnType<Program['serve']> {
  const read = configOf(surroundings);
  if (!read.ok) return read;
  const config = read.value;
  const [rules, opened] = await Promise.all([loadRulebook(), openStore(config)]);
  if (!opened.ok) return opened;
  const { store, database, close } = opened.value;
  const pool = createReaderPool({ size: readers, limits: { ...visitorLimits, bytes: config.uploadBytes } });
  const closeAll = async () => {
    await pool.close();
    await close();
  };
  try {
    const log = createLog(config.logLevel, surroundings.terminal.complain, clock);
    if (!rules.ok) {
      await closeAll();
      return { ok: false, message: rules.problems.join('\n') };
    }
    const { rulebook } = rules;
    const deps = { readPages: pool.read, rulebook, store, clock };
    if (config.demo) await loadDemo(deps, surroundings.root, log);
    const { createWebServer } = await import('./web/server.ts');
    const { writeReportXlsx } = await import('./documents/report-xlsx/report-xlsx.ts');
    const server = createWebServer({
      ...deps,
      staff: await staffDepsOn(database, store.advance, config),
      writeWorkbook: writeReportXlsx,
      options: { ...config, version },
      complain: (fault, where) =>
        log('error', fault instanceof Error ? fault.message : String(fault), {
          where,
          ...(fault instanceof Error ? { stack: fault.stack } : {}),
        }),
    });
    const listening = await listen(server, config);
    if (!listening.ok) {
      await closeAll();
      return listening;
    }
    // On a shared PostgreSQL other processes record reports as well; the embedded database is ours alone.
    const follow = config.databaseUrl
      ? setInterval(() => void store.refreshVersion().catch(() => {}), 2_000)
      : undefined;
    const stop = async () => {
      clearInterval(follow);
      await stopListening(server);
      await closeAll();
    };
    return { ok: true, value: { url: listening.value, stop } };
  } catch (error) {
    await closeAll();
    throw error;
  }
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
