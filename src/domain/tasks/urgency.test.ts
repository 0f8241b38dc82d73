import { expect, it } from 'vitest';
import { dueWords, urgencyOf } from './urgency.ts';

// 2026-11-20 is a Friday.
it.each([
  [null, 'later', ''],
  ['2026-11-19', 'overdue', '已逾期 1 天'],
  ['2026-11-20', 'soon', '今天到期'],
  ['2026-11-22', 'soon', '还有 2 天'],
  ['2026-11-24', 'soon', '还有 4 天'],
  ['2026-11-25', 'later', '还有 5 天'],
  ['2036-11-25', 'later', '还有 3658 天'],
] as const)('due %s, asked on a Friday: %s', (due, urgency, words) => {
  expect(urgencyOf(due, '2026-11-20')).toBe(urgency);
  expect(dueWords(due, '2026-11-20')).toBe(words);
});
