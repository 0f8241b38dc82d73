import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('grants a bucketful, then tells how long to wait, then grants again', () => {
  let now = 0;
  const limit = createRateLimit(6, () => now);
  expect(limit.take('a', 6)).toBe(0);
  expect(limit.take('a', 1)).toBe(10);
  expect(limit.take('b', 1)).toBe(0);
  now = 10_000;
  expect(limit.take('a', 1)).toBe(0);
});

it('grants at most a bucketful to a request that wants more than a bucket holds', () => {
  const limit = createRateLimit(2, () => 0);
  expect(limit.take('a', 5)).toBe(0);
  expect(limit.take('a', 1)).toBeGreaterThan(0);
});

it('saves up no more than a bucketful, however long the visitor stays away', () => {
  let now = 0;
  const limit = createRateLimit(6, () => now);
  expect(limit.take('a', 6)).toBe(0);
  now = 3_600_000;
  expect(limit.take('a', 6)).toBe(0);
  expect(limit.take('a', 1)).toBe(10);
});
