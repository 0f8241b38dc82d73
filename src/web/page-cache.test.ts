import { expect, it } from 'vitest';
import { createPageCache } from './page-cache.ts';

it('holds no more bytes than its roof and lets the oldest go first', () => {
  const cache = createPageCache(() => 1, 8000);
  for (let at = 0; at < 20; at++) cache.keep(`/${at}`, '', 1, 'x'.repeat(225), {});
  expect(cache.size()).toBeLessThanOrEqual(8000);
  expect(cache.size()).toBeGreaterThan(6000);
});

it('keeps nothing that was rendered before the latest change, and nothing at all with a roof of 0', () => {
  let version = 1;
  const cache = createPageCache(() => version, 8000);
  version = 2;
  cache.keep('/late', '', 1, 'old', {});
  expect(cache.size()).toBe(0);
  const none = createPageCache(() => 1, 0);
  none.keep('/', '', 1, 'page', {});
  expect(none.size()).toBe(0);
});
