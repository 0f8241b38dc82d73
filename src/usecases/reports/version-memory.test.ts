import { expect, it } from 'vitest';
import { createVersionMemory } from './version-memory.ts';

it('loads once a version, forgets failures, and holds no more than its roof', async () => {
  let version = 1;
  let loads = 0;
  const load = async () => ++loads;
  const memory = createVersionMemory(() => version, 2);
  expect([await memory.remember('a', load), await memory.remember('a', load)]).toEqual([1, 1]);
  version = 2;
  expect(await memory.remember('a', load)).toBe(2);
  await memory.remember('b', load);
  await memory.remember('c', load);
  expect(await memory.remember('a', load)).toBe(5);
  await expect(memory.remember('d', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await memory.remember('d', load)).toBe(6);
});
