import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { opened, temporaryFolder } from '../../tests/support/databases.ts';
import { takeLock } from './folder-lock.ts';
import { openDatabase } from './open-database.ts';
import { thisProcess } from './process-identity.ts';

const module = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);

/** A process that opens the database, records a region per line of output, and never closes. */
const writer = (dataFolder: string) => `
  import { openDatabase } from ${module('open-database.ts')};
  const { database } = await openDatabase({ dataFolder: ${JSON.stringify(dataFolder)} });
  for (let n = 1; ; n++) {
    await database.kysely.insertInto('region').values({ region_id: String(n), name: 'n', level: 'county',
      province: null, prefecture: null, last_event: n }).execute();
    console.log(n);
  }`;

function run(code: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

it('refuses a second opening of the same folder until the first is closed', async () => {
  const dataFolder = temporaryFolder();
  const first = await opened({ dataFolder });
  const second = await openDatabase({ dataFolder });
  expect(second).toMatchObject({ ok: false, problem: { code: 'folder-in-use' } });
  expect(JSON.stringify(second)).toContain(`进程 ${process.pid}`);
  await first.close();
  expect(existsSync(join(dataFolder, 'database.lock'))).toBe(false);
  await (await opened({ dataFolder })).close();
});

it('opens after kill -9 with every acknowledged row', async () => {
  const dataFolder = temporaryFolder();
  const child = run(writer(dataFolder));
  let acknowledged = 0;
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended early')));
    child.stdout!.on('data', (chunk) => {
      acknowledged = Math.max(acknowledged, ...String(chunk).trim().split('\n').map(Number));
      if (acknowledged > 20) resolve();
    });
  });
  expect((await openDatabase({ dataFolder })).ok).toBe(false);
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
  const database = await opened({ dataFolder });
  const rows = await database.kysely.selectFrom('region').select('region_id').execute();
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
  await database.close();
});

it('takes over from a dead process, a process with a reused pid, and a half-written lock', () => {
  const path = join(temporaryFolder(), 'lock');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const self = thisProcess();
  const holder = (more: object) =>
    JSON.stringify({ id: 'old', since: '2026-01-01T00:00:00Z', ...self, ...more });
  const stale = [holder({ pid }), ...(self.started === null ? [] : [holder({ started: '1' })])];
  for (const text of stale) {
    writeFileSync(path, text);
    const lock = takeLock(path);
    expect(lock.ok).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
    if (lock.ok) lock.release();
  }
  writeFileSync(path, '');
  expect(takeLock(path).ok).toBe(false);
  utimesSync(path, 0, 0);
  const lock = takeLock(path);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.release();
  expect(readdirSync(join(path, '..'))).toEqual([]);
});

it('believes another machine or container as long as it shows life', () => {
  const path = join(temporaryFolder(), 'lock');
  writeFileSync(path, JSON.stringify({ id: 'far', since: '', pid: 1, scope: 'elsewhere', started: null }));
  expect(takeLock(path).ok).toBe(false);
  const silent = new Date(Date.now() - 60_000);
  utimesSync(path, silent, silent);
  const lock = takeLock(path);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.release();
});

it('gives a dead lock to one of many that want it at once', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'lock');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (let round = 0; round < 3; round++) {
    writeFileSync(path, JSON.stringify({ ...thisProcess(), id: `dead-${round}`, since: '', pid }));
    const go = join(folder, `go-${round}`);
    // Each waits for the signal in a tight loop, then keeps what it got until it is stopped.
    const contender = `
      import { existsSync } from 'node:fs';
      import { takeLock } from ${module('folder-lock.ts')};
      console.log('ready');
      setTimeout(() => {
        while (!existsSync(${JSON.stringify(go)}));
        console.log(takeLock(${JSON.stringify(path)}).ok ? 'won' : 'lost');
      }, 50);
      setTimeout(() => {}, 60000);`;
    const contenders = Array.from({ length: 6 }, () => run(contender));
    const printed = contenders.map((child) =>
      createInterface({ input: child.stdout! })[Symbol.asyncIterator](),
    );
    try {
      for (const lines of printed) expect((await lines.next()).value).toBe('ready');
      writeFileSync(go, '');
      const results = await Promise.all(printed.map(async (lines) => (await lines.next()).value));
      expect(results.sort()).toEqual(['lost', 'lost', 'lost', 'lost', 'lost', 'won']);
    } finally {
      for (const child of contenders) child.kill('SIGKILL');
    }
  }
});
