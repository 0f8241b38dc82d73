import { expect, it } from 'vitest';
import { divisionLevel } from './division-code.ts';

it.each([
  ['110000', 'province'],
  ['321100', 'prefecture'],
  ['321183', 'county'],
  ['990121', 'county'],
  ['321183000', null],
  ['32118', null],
  ['010101', null],
  ['320021', null],
  ['32118A', null],
  ['３21183', null],
] as const)('%s is of the level %s', (code, level) => {
  expect(divisionLevel(code)).toBe(level);
});
