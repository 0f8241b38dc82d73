// `npm test`: every check in order, then every test. `npm test -- --only NAME [more for vitest]` runs one of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { findMailServer } from './find-mail-server.mjs';
import { pinnedNode } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path) => join(root, 'node_modules', path);
const environment = { ...process.env };
const counts = { passed: 0, failed: 0, skipped: 0 };
const atEnd = [];

/** Runs a program on the pinned Node; resolves with its exit code and, when captured, its output. */
function run(args, { show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, {
      cwd: root,
      env: environment,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** A check that is one program: it passes when the program ends with 0. */
const program =
  (...args) =>
  async () => {
    const { status, output } = await run(args);
    return { ok: status === 0, detail: status === 0 ? '' : output };
  };

async function postgres() {
  const { startPostgres } = await import(pathToFileURL(join(root, 'tests', 'support', 'start-postgres.mjs')));
  const server = await startPostgres();
  atEnd.push(() => server.stop());
  environment.TEST_DATABASE_URL = server.url;
  return { ok: true, note: server.how };
}

async function browser() {
  const found = findBrowser((line) => console.log(`  ${line}`));
  if (!found.ok) return { ok: false, detail: found.remedy };
  environment.CHROMIUM_PATH = found.path;
  return { ok: true, note: found.path };
}

/** Dovecot, for the tests of the mailbox: found or installed; each test file starts an instance of its own. */
async function mail() {
  const found = findMailServer((line) => console.log(`  ${line}`));
  if (!found.ok) return { ok: false, detail: found.remedy };
  environment.DOVECOT_PATH = found.path;
  return { ok: true, note: found.path };
}

/** Counts from vitest's report; a file that did not load, or an error outside tests, counts as one failure. */
async function tests(extra) {
  const report = join(root, '.test', 'vitest.json');
  mkdirSync(join(root, '.test'), { recursive: true });
  rmSync(report, { force: true });
  const vitest = [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = await run([...vitest, ...extra], { show: true });
  if (!existsSync(report)) {
    counts.failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
  ).length;
  const failed = result.numFailedTests + broken;
  counts.passed += result.numPassedTests;
  counts.failed += failed === 0 && status !== 0 ? 1 : failed;
  counts.skipped += result.numPendingTests + result.numTodoTests;
}

const checks = [
  ['format', program(tool('@biomejs/biome/bin/biome'), 'format', '--max-diagnostics=20', '.')],
  [
    'lint',
    program(tool('@biomejs/biome/bin/biome'), 'lint', '--error-on-warnings', '--max-diagnostics=50', '.'),
  ],
  ['types', program(tool('typescript/bin/tsc'), '--noEmit')],
  ['rules', program(join(root, 'scripts', 'gongkai.mjs'), 'rules', 'check')],
  ['docs', program(join(root, 'scripts', 'generate-docs.ts'), '--check')],
  ['postgres', postgres],
  ['browser', browser],
  ['mail', mail],
];

const args = process.argv.slice(2);
const onlyAt = args.indexOf('--only');
const only = onlyAt < 0 ? null : args[onlyAt + 1];
const forVitest = onlyAt < 0 ? args : args.filter((_, index) => index !== onlyAt && index !== onlyAt + 1);
const names = [...checks.map(([name]) => name), 'tests'];
if (only !== null && !names.includes(only)) {
  console.error(`--only ${only}: expected one of ${names.join(', ')}`);
  process.exit(2);
}

async function cleanUp() {
  for (const work of atEnd.splice(0)) await work();
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await cleanUp();
    process.exit(130);
  });
}

function timed(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

const wanted = (name) =>
  only === null || only === name || (only === 'tests' && ['postgres', 'browser', 'mail'].includes(name));
for (const [name, check] of checks.filter(([name]) => wanted(name))) {
  const started = Date.now();
  const result = await check().catch((error) => ({ ok: false, detail: error.stack ?? String(error) }));
  counts[result.ok ? 'passed' : 'failed'] += 1;
  console.log(
    `${result.ok ? '✓' : '✗'} ${name.padEnd(9)} ${timed(started).padStart(7)}${result.note ? `  ${result.note}` : ''}`,
  );
  if (!result.ok) console.log(result.detail);
}
if (wanted('tests')) {
  const started = Date.now();
  await tests(forVitest);
  console.log(`  tests     ${timed(started).padStart(7)}`);
}
await cleanUp();
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
