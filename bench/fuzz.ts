/**
 * `npm run fuzz`: spoiled reports and hostile files through reader, recogniser and auditor. `-- --runs 100000` runs
 * long; a failure names its seed and number, and `-- --seed S --index I` runs that case alone.
 */
import { check } from './fuzz/check.ts';
import { readOptions } from './fuzz/options.ts';
import { type Failure, runCases, type Summary } from './fuzz/run-cases.ts';
import { specialFiles } from './fuzz/special-files.ts';
import { specialTexts } from './fuzz/special-texts.ts';
import { rulebook } from './reports.ts';

// See fuzz/worker.ts.
process.on('unhandledRejection', () => {});

/** Length of a special text, in characters. */
const longText = 1_000_000;

async function runSpecial(): Promise<{ readonly count: number; readonly failures: string[] }> {
  const rules = rulebook();
  const failures: string[] = [];
  let count = 0;
  for (const special of specialFiles(1)) {
    const { outcome, failure } = await check(await special.make(), rules);
    count++;
    if (failure !== null) failures.push(`${special.name}: ${failure}`);
    else if (special.expected !== undefined && !special.expected.includes(outcome))
      failures.push(`${special.name}: ${outcome} instead of ${special.expected.join(' or ')}`);
  }
  for (const { name, text } of specialTexts(longText)) {
    const { failure } = await check({ name: 'a.txt', bytes: Buffer.from(text) }, rules);
    count++;
    if (failure !== null) failures.push(`${name}: ${failure}`);
  }
  return { count, failures };
}

function print(seed: number, { cases, outcomes, slowest, failures }: Summary): void {
  const codes = [...outcomes].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
  console.log(`${cases} cases of seed ${seed}: ${codes.join(', ')}`);
  console.log(
    `slowest: --index ${slowest.index}, ${Math.round(slowest.milliseconds)} ms, ${slowest.size} bytes`,
  );
  for (const { index, what } of failures.slice(0, 50))
    console.log(`--seed ${seed} --index ${index}: ${what}`);
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 2;
} else {
  const { runs, seed, index } = options;
  const started = Date.now();
  let told = 0;
  const summary = await runCases(seed, index, runs, ({ cases, failures }) => {
    for (const { index, what } of failures.slice(told))
      process.stderr.write(`--seed ${seed} --index ${index}: ${what}\n`);
    told = failures.length;
    const speed = Math.round(cases / ((Date.now() - started) / 1000));
    process.stderr.write(`${cases} of ${runs} cases, ${speed} a second, ${failures.length} failures\n`);
  });
  print(seed, summary);
  const failures: (Failure | string)[] = [...summary.failures];
  if (options.special) {
    process.stderr.write('special cases …\n');
    const special = await runSpecial();
    for (const failure of special.failures) console.log(failure);
    console.log(`${special.count} special cases`);
    failures.push(...special.failures);
  }
  console.log(`${failures.length} failures in ${Math.round((Date.now() - started) / 1000)} s`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
