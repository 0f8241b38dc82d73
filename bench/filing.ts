/**
 * 200 citizens fill in the form and file at once for a minute on PostgreSQL while the program is killed (SIGKILL) three
 * times: what they were told is compared with the database. The server runs on core 0.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../src/storage/open-database.ts';
import { type Comparison, compareFiled, lastEvent } from '../tests/drills/filing/check-filed.ts';
import { type FilingRun, runFiling } from '../tests/drills/filing/run-filing.ts';
import { statusFault } from '../tests/drills/filing/virtual-citizen.ts';
import { testRegion, testRing, testStaffDeps } from '../tests/support/staff.ts';
import type { Figure, Measure } from './figure.ts';
import { root } from './reports.ts';
import { type Running, startServer } from './server.ts';
import { onServerAddress } from './server-database.ts';

const citizens = 200;
const seconds = 60;
const kills = 3;
const seed = 20_190_515;
/** Status pages that are asked for at once afterwards. */
const readers = 20;

interface Outcome {
  readonly run: FilingRun;
  readonly found: Comparison;
  /** Acknowledged requests whose 查询码 does not open their status page. */
  readonly closed: readonly string[];
}

async function drill(databaseUrl: string, dataFolder: string): Promise<Outcome> {
  const environment = {
    GONGKAI_DATA: dataFolder,
    GONGKAI_HOST: '127.0.0.1',
    GONGKAI_KEYS: JSON.stringify(testRing),
    GONGKAI_TRUST_PROXY: 'true',
    GONGKAI_DEMO: 'true',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
  };
  const start = (port: number): Promise<Running> =>
    startServer([join(root, 'scripts/gongkai.mjs'), 'serve'], { ...environment, GONGKAI_PORT: String(port) });
  // The first start loads the demo; what it files itself is not counted.
  await (await start(0)).stop();
  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const opened = await openDatabase({ databaseUrl, dataFolder });
    if (!opened.ok) throw new Error(opened.problem.message);
    try {
      return await work(opened.database);
    } finally {
      await opened.database.close();
    }
  };
  const afterEvent = await within((database) => lastEvent(database, testRegion));
  const run = await runFiling({ regionId: testRegion, citizens, seconds, kills, seed, start });
  try {
    const closed = await closedOf(run);
    const found = await within((database) =>
      compareFiled(
        { database, deps: testStaffDeps(database, () => new Date()), regionId: testRegion, afterEvent },
        run.filed,
      ),
    );
    return { run, found, closed };
  } finally {
    await run.program.stop();
  }
}

async function closedOf({ place, filed }: FilingRun): Promise<readonly string[]> {
  const faults: string[] = [];
  const left = [...filed.entries()];
  const reader = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [at, each] = next;
      const fault = await statusFault(place, each, `10.${200 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`);
      if (fault !== null) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return faults;
}

const share = (sorted: readonly number[], of: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;

function figuresOf({ run, found, closed }: Outcome): readonly Figure[] {
  const { filed, took, faults } = run;
  const times = filed.map(({ submitTime }) => submitTime).toSorted((one, other) => one - other);
  const back = run.kills.map((each) => `${each.back.toFixed(1)} s`).join(', ');
  const wrong = [...faults, ...closed, ...found.faults];
  if (wrong.length > 0) process.stderr.write(`${wrong.slice(0, 40).join('\n')}\n`);
  return [
    {
      what: {
        en: `Requests acknowledged, ${citizens} citizens at once, the whole form each`,
        zh: `${citizens} 人同时填表申请，每秒收到回执的申请`,
      },
      value: filed.length / took,
      unit: '/s',
      note: `${filed.length} in ${took.toFixed(0)} s; submitting p50 ${share(times, 0.5).toFixed(0)} ms, p99 ${share(times, 0.99).toFixed(0)} ms; killed ${run.kills.length} times, answering again after ${back}`,
    },
    {
      what: { en: 'Acknowledged requests that are lost or incomplete', zh: '已给回执却丢失或不完整的申请' },
      value: found.lost + closed.length,
      unit: 'requests',
      bar: { operator: '<=', value: 0, of: 'value' },
      note: `number, 查询码, event and audit entry of each; ${filed.filter(({ presses }) => presses > 1).length} had to press again after a kill; ${found.answeredAgain} buttons pressed twice led to the same receipt; ${found.entries} entries of the chain verified; other faults ${faults.length + found.faults.length - found.lost - found.duplicates}`,
    },
    {
      what: {
        en: 'Numbers given twice and requests nobody was told of',
        zh: '重复的编号和无人收到回执的申请',
      },
      value: found.duplicates,
      unit: 'requests',
      bar: { operator: '<=', value: 0, of: 'value' },
    },
  ];
}

export const filing: Measure = {
  name: 'filing',
  alone: false,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    try {
      return figuresOf(await onServerAddress((address) => drill(address, join(folder, 'data'))));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
