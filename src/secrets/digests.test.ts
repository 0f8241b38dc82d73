import { expect, it } from 'vitest';
import { sha256, sm3 } from './digests.ts';

it('gives the digests of the standards’ examples', () => {
  // GB/T 32905-2016, annex A; FIPS 180-4, example "abc".
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
