import { expect, it } from 'vitest';
import { modeOf, modeWord, wordOf } from './display-mode.ts';

it.each([
  [undefined, ''],
  ['other=1', ''],
  ['view=elder', 'elder'],
  ['a=b; view=elder-dark; c=d', 'elder-dark'],
  ['view=light', 'light'],
  ['view=<script>', ''],
  ['preview=elder', ''],
  ['__Host-view=elder-light', 'elder-light'],
  ['x__Host-view=elder', ''],
])('%s means %s', (cookie, word) => {
  expect(modeWord(cookie)).toBe(word);
  expect(wordOf(modeOf(word))).toBe(word);
});
