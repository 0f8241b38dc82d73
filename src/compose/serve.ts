/** The web server, the jobs, and what the terminal is told at the start. */
import type { Program } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import { visitorLimits } from '../reading/limits.ts';
import { createReaderPool } from '../reading/read-in-worker.ts';
import type { JobQueue } from '../usecases/ports/queue.ts';
import type { PortalRulebook } from '../usecases/reports/portal-deps.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { loadDemo, program as ownCaller } from './demo.ts';
import { queueOn } from './jobs.ts';
import { listen, stopListening } from './listen.ts';
import { openStaff } from './open.ts';
import { openCommands } from './open-commands.ts';
import { readers } from './readers.ts';
import { clock, configOf, type Surroundings } from './surroundings.ts';

/** Undoes what was opened, the last first. */
type Undo = (() => Promise<unknown>)[];

/** Starts the web server; what was opened is closed again when it cannot start. */
export async function serve(surroundings: Surroundings, program: Program): ReturnType<Program['serve']> {
  const read = configOf(surroundings);
  if (!read.ok) return read;
  const config = read.value;
  const [rules, opened] = await Promise.all([program.loadRulebook(), openStaff(surroundings.root, config)]);
  if (!opened.ok) return opened;
  const undo: Undo = [opened.value.close];
  const closeAll = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!rules.ok) {
      await closeAll();
      return { ok: false, message: rules.problems.join('\n') };
    }
    const started = await start(surroundings, program, config, rules.rulebook, opened.value, undo);
    if (!started.ok) {
      await closeAll();
      return started;
    }
    return { ok: true, value: { ...started.value, stop: closeAll } };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

type Opened = Extract<Awaited<ReturnType<typeof openStaff>>, { ok: true }>['value'];

async function start(
  surroundings: Surroundings,
  program: Program,
  config: Config,
  rulebook: PortalRulebook,
  opened: Opened,
  undo: Undo,
) {
  const { store, database } = opened;
  const log = createLog(config.logLevel, surroundings.terminal.complain, clock);
  const pool = createReaderPool({ size: readers, limits: { ...visitorLimits, bytes: config.uploadBytes } });
  undo.push(() => pool.close());
  const complain = complainIn(log);
  const { reportDeadJob } = await import('../usecases/jobs/report-dead-job.ts');
  const queue = await queueOn(database, config, { complain, died: (job) => reportDeadJob(staff, job) });
  let served: string | null = null;
  const staff = whileServing(opened.staff, queue, () => config.publicUrl ?? served);
  const deps = { readPages: pool.read, rulebook, store, clock };
  if (config.demo) await loadDemo(deps, staff, rulebook, surroundings.root, log);
  const { indexReports } = await import('../usecases/search/index-reports.ts');
  await indexReports(staff, ownCaller, store);

  const { createWebServer } = await import('../web/server.ts');
  const { writeReportXlsx } = await import('../documents/report-xlsx/report-xlsx.ts');
  const options = { ...config, version: program.version };
  const server = createWebServer({ ...deps, staff, writeWorkbook: writeReportXlsx, options, complain });
  const listening = await listen(server, config);
  if (!listening.ok) return listening;
  const url = listening.value;
  // Only where nobody else could reach it is the address served on the one that belongs into letters.
  if (isLocal(config.host)) served = url;
  undo.push(() => stopListening(server));

  const { allJobs } = await import('../jobs/all-jobs.ts');
  const jobs = await queue.start(allJobs(staff));
  if (!jobs.ok) return { ok: false as const, message: jobs.problems[0].message };
  undo.push(() => queue.stop());
  const commands = await openCommands(program, { store, staff, database, config });
  if (commands !== null) undo.push(() => commands.close());
  if (config.databaseUrl !== null) {
    // On a shared PostgreSQL other processes record as well; the embedded database is ours alone.
    const follow = setInterval(() => void store.refreshVersion().catch(() => {}), 2_000);
    undo.push(async () => clearInterval(follow));
  }
  return { ok: true as const, value: { url, doors: await doorsOf(staff, config.publicUrl ?? url) } };
}

/** The dependencies of the running server: with jobs, and with an address that is known once it listens. */
function whileServing(staff: StaffDeps, queue: JobQueue, address: () => string | null): StaffDeps {
  return Object.defineProperty({ ...staff, queue }, 'publicUrl', { get: address, enumerable: true });
}

const isLocal = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host);

const complainIn = (log: Log) => (fault: unknown, where: string) =>
  log('error', fault instanceof Error ? fault.message : String(fault), {
    where,
    ...(fault instanceof Error ? { stack: fault.stack } : {}),
  });

/** Links that open doors, for whoever sees the terminal. */
async function doorsOf(staff: StaffDeps, address: string) {
  const { demoDoor } = await import('../usecases/sign-in/demo-door.ts');
  const { needsSetUp, prepareSetUp } = await import('../usecases/sign-in/prepare-set-up.ts');
  const demo = await demoDoor(staff);
  const setUp = (await needsSetUp(staff)) ? await prepareSetUp(staff, ownCaller) : null;
  return {
    demo: demo === null ? null : address + demo,
    setUp: setUp?.ok ? address + setUp.value.path : null,
  };
}
