/** `npm run bench`: every figure of README in one run. `-- --only NAME` for one measure, `-- --readme` to write it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditTrail } from './audit-trail.ts';
import { casePage } from './case-page.ts';
import { dueDates } from './due-dates.ts';
import { clears, type Figure, type Measure, type Results } from './figure.ts';
import { filing } from './filing.ts';
import { letters } from './letters.ts';
import { memory } from './memory.ts';
import { people } from './people.ts';
import { portal } from './portal.ts';
import { queuePage } from './queue-page.ts';
import { reading } from './reading.ts';
import { root } from './reports.ts';
import { requestsTables } from './requests-tables.ts';
import { pinned } from './server.ts';
import { start } from './start.ts';
import { plainTable } from './tables.ts';
import { writeReadme } from './write-readme.ts';

const measures: readonly Measure[] = [
  reading,
  dueDates,
  memory,
  portal,
  start,
  people,
  casePage,
  auditTrail,
  requestsTables,
  queuePage,
  filing,
  letters,
];
const inChild = '--as-child';

/** Runs a measure, in a process of its own on core 0 where it asks for that. */
async function run(measure: Measure): Promise<readonly Figure[]> {
  process.stderr.write(`${measure.name} …\n`);
  if (!measure.alone) return measure.measure();
  const [command, ...args] = pinned(0, [
    process.execPath,
    fileURLToPath(import.meta.url),
    inChild,
    measure.name,
  ]);
  const child = spawnSync(command!, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.status !== 0) throw new Error(`${measure.name} ended with ${child.status}`);
  return JSON.parse(child.stdout) as Figure[];
}

async function main(args: readonly string[]): Promise<number> {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const wanted = measures.filter((measure) => only === undefined || measure.name === only);
  if (wanted.length === 0) {
    console.error(`--only ${only}: expected one of ${measures.map((measure) => measure.name).join(', ')}`);
    return 2;
  }
  const figures: Figure[] = [];
  for (const measure of wanted) figures.push(...(await run(measure)));
  const all = cpus();
  const results: Results = {
    date: new Date().toISOString(),
    node: process.versions.node,
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    figures,
  };
  console.log(plainTable(figures));
  const missed = figures.filter((figure) => clears(figure) === false).length;
  console.log(
    `\n${results.date.slice(0, 10)}, Node ${results.node}, ${results.cpu}, ${results.cores} cores; bars missed: ${missed}`,
  );
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  const file = only === undefined ? 'latest.json' : `${only}.json`;
  writeFileSync(join(root, 'bench/results', file), `${JSON.stringify(results, null, 2)}\n`);
  if (args.includes('--readme')) writeReadme(results);
  return 0;
}

const [first, name] = process.argv.slice(2);
if (first === inChild) {
  const measure = measures.find((each) => each.name === name);
  process.stdout.write(JSON.stringify(await measure?.measure()));
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
