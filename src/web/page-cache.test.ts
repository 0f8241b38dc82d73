import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { createPageCache } from './page-cache.ts';

it('holds no more bytes than its roof and lets the oldest go first', () => {
  const cache = createPageCache(() => 1, 80_000);
  for (let at = 0; at < 100; at++) cache.keep(`/${at}`, '', 1, 'x'.repeat(225), {});
  expect(cache.size()).toBeLessThanOrEqual(80_000);
  expect(cache.size()).toBeGreaterThan(60_000);
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

it('counts what a page costs beside its text, so that many short pages under long addresses stay few', () => {
  const cache = createPageCache(() => 1, 80_000);
  cache.keep(`/findings?${'x'.repeat(1000)}`, '', 1, '{}', {});
  expect(cache.size()).toBeGreaterThan(4000);
  cache.keep(`/findings?${'x'.repeat(1000)}`, '', 1, '{}', {});
  expect(cache.size()).toBeLessThan(8000);
});

it('empties at once when something changes', () => {
  let version = 1;
  const cache = createPageCache(() => version, 80_000);
  cache.keep('/reports', '', 1, 'before', {});
  expect(cache.size()).toBeGreaterThan(0);
  version = 2;
  const asked = { method: 'GET', url: '/reports', headers: {} } as IncomingMessage;
  expect(cache.serve(asked, {} as ServerResponse)).toBe(false);
  expect(cache.size()).toBe(0);
});
