import { expect, it } from 'vitest';
import { readDay } from './read-day.ts';

it.each([
  ['2024-03-15', '2024-03-15'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['20240305', '2024-03-05'],
  // As XLSX stores days.
  ['45366', '2024-03-15'],
  ['36526', '2000-01-01'],
  ['2024-02-30', null],
  ['2023-02-29', null],
  ['0024-03-15', null],
  ['2024-13-01', null],
  ['去年', null],
  ['', null],
] as const)('reads %s as %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});
