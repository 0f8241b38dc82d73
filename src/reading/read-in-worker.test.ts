import { afterEach, expect, test } from 'vitest';
import { createReaderPool, type ReaderPool } from './read-in-worker.ts';
import { outcomeOf, textsOf, utf8 } from './test-files/expect-pages.ts';

let pool: ReaderPool | undefined;
afterEach(() => pool?.close());

/** A thread's program given as text. */
const program = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

test('files are read in threads, more files than threads', async () => {
  pool = createReaderPool({ size: 2 });
  const results = await Promise.all(['甲', '乙', '丙', '丁'].map((text) => pool!.read(utf8(text), 'a.txt')));
  expect(results.flatMap(textsOf)).toEqual(['甲', '乙', '丙', '丁']);
});

test('a thread that does not end in time is ended, and the next file gets a new one', async () => {
  const workerUrl = program(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ name }) => {
      if (name === 'loop') for (;;);
      parentPort.postMessage({ ok: false, problem: { code: 'empty', message: name } });
    });`);
  pool = createReaderPool({ size: 1, limits: { milliseconds: 50 }, workerUrl });
  const [stuck, next] = await Promise.all([pool.read(utf8('x'), 'loop'), pool.read(utf8('x'), 'other')]);
  expect([outcomeOf(stuck), outcomeOf(next)]).toEqual(['timeout', 'empty']);
});

test('a thread that runs out of memory gives too-large, one that fails gives damaged', async () => {
  const workerUrl = program(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ name }) => {
      if (name === 'throw') throw new Error('x');
      const all = [];
      for (;;) all.push(new Array(100000).fill(name + all.length));
    });`);
  pool = createReaderPool({ size: 1, memoryMb: 20, workerUrl });
  expect(outcomeOf(await pool.read(utf8('x'), 'fill'))).toBe('too-large');
  expect(outcomeOf(await pool.read(utf8('x'), 'throw'))).toBe('damaged');
}, 30_000);

test('a closed pool rejects', async () => {
  pool = createReaderPool({ size: 1 });
  await pool.close();
  await expect(pool.read(utf8('x'), 'a.txt')).rejects.toThrow('closed');
});

test('blank lines count as well', async () => {
  pool = createReaderPool({ size: 1, limits: { lines: 3 } });
  expect(outcomeOf(await pool.read(utf8('甲\n\n乙'), 'a.txt'))).toBe('ok');
  expect(outcomeOf(await pool.read(utf8('甲\n\n\n\n乙'), 'a.txt'))).toBe('too-large');
});
