import { parseOptions } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { createPasswords, passwords } from './passwords.ts';

const weak = createPasswords({ memoryCost: 64, timeCost: 1, parallelism: 1 });

it('hashes with Argon2id, at least as strong as 19 MiB in two passes', async () => {
  const hash = await passwords.hash('清晨 walks 到河边 7');
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(hash);
  expect(hash).toMatch(/^\$argon2id\$v=19\$/);
  expect(algorithm).toBe(2);
  expect(memoryCost * timeCost).toBeGreaterThanOrEqual(19_456 * 2);
  expect(parallelism).toBe(1);
});

it('knows the right password, in whatever form its characters were composed', async () => {
  const hash = await weak.hash('caf\u00e9 au lait 12');
  expect(await weak.verify(hash, 'cafe\u0301 au lait 12')).toBe(true);
  expect(await weak.verify(hash, 'cafe au lait 12')).toBe(false);
  expect(await weak.verify(hash, 'CAFÉ AU LAIT 12')).toBe(false);
});

it('gives every password another hash', async () => {
  expect(await weak.hash('same')).not.toBe(await weak.hash('same'));
});

it('never accepts anything where there is no account', async () => {
  expect(await weak.verify(null, '')).toBe(false);
  expect(await weak.verify(null, 'password')).toBe(false);
});

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1]!;

it('takes as long where there is no account as where there is', async () => {
  const hash = await passwords.hash('right');
  await passwords.verify(null, 'first use makes the hash of nobody');
  const known: number[] = [];
  const unknown: number[] = [];
  // In turns, so that whatever else runs on this machine slows both.
  for (let round = 0; round < 9; round += 1) {
    for (const [times, given] of [
      [known, hash],
      [unknown, null],
    ] as const) {
      const start = performance.now();
      await passwords.verify(given, 'wrong');
      times.push(performance.now() - start);
    }
  }
  // Without the hash of nobody the answer would come in less than a hundredth of the time.
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

it('costs less than 300 ms', async () => {
  const hash = await passwords.hash('right');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await passwords.verify(hash, 'wrong');
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(300);
});
