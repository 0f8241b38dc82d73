import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('aligns numbers under headings where Chinese characters take two columns', () => {
  const lines = textTable(
    [
      { heading: '', align: 'left' },
      { heading: '自然人', align: 'right' },
      { heading: '总计', align: 'right' },
    ],
    [
      ['（一）予以公开', '7', '12'],
      ['a', '·', ''],
    ],
  );
  expect(lines).toEqual([
    '                自然人  总计',
    '（一）予以公开       7    12',
    'a                    ·',
  ]);
});
