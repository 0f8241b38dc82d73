import { expect, test } from 'vitest';
import { clears, type Figure } from './figure.ts';
import { markdownTable, plainTable } from './tables.ts';
import { withFigures } from './write-readme.ts';

const figure: Figure = {
  what: { en: 'List page', zh: '列表页' },
  value: 1234.5,
  unit: 'requests/s',
  against: { what: 'bare', value: 10_000 },
  ratio: 0.12345,
  bar: { operator: '>=', value: 0.1, of: 'ratio' },
};

test('a figure clears its bar by value or by ratio', () => {
  expect(clears(figure)).toBe(true);
  expect(clears({ ...figure, ratio: 0.09 })).toBe(false);
  expect(clears({ ...figure, bar: { operator: '<=', value: 3, of: 'value' } })).toBe(false);
  expect(clears({ what: figure.what, value: 1, unit: 's' })).toBeNull();
});

test('tables for people and for README', () => {
  expect(plainTable([figure]).split('\n')).toHaveLength(3);
  expect(markdownTable([figure], 'zh').split('\n')[2]).toBe(
    '| 列表页 | 1,235 requests/s | bare 10,000 | 12.3 % | ≥ 10 % | 是 |  |',
  );
});

test('README is changed between its marks only', () => {
  const readme = 'a\n<!-- bench:start -->\nold\n<!-- bench:end -->\nb\n';
  expect(withFigures(readme, 'new')).toBe('a\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nb\n');
  expect(withFigures('no marks', 'new')).toBe('no marks');
});
