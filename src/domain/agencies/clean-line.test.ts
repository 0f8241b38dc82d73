import { expect, it } from 'vitest';
import { cleanLine } from './clean-line.ts';

it.each([
  ['  青禾县\r\n教育局\t', '青禾县 教育局'],
  ['教育\u200b局\ufeff', '教育局'],
  ['\u202e局育教', '局育教'],
  ['a\u0000b\u0007c', 'abc'],
  ['e\u0301', 'é'],
  ['\ud800x', '\ufffdx'],
  ['全角　空格', '全角 空格'],
  ['<b>1 < 2</b>', '<b>1 < 2</b>'],
])('cleans %j to %j', (text, clean) => {
  expect(cleanLine(text)).toBe(clean);
});

it('is done after one time', () => {
  const text = ' a\u200b \u0301b\u2028c ';
  expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
});
