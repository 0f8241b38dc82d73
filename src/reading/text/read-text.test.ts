import { describe, expect, test } from 'vitest';
import { cellsOf, gridsOf, outcomeOf, pagesOf, textsOf, utf8 } from '../test-files/expect-pages.ts';
import { readText } from './read-text.ts';

const read = (text: string, name = 'a.txt') => readText(utf8(text), name);

describe('lines', () => {
  test('are numbered as in an editor: CRLF, LF and CR end a line, U+2028 and form feed do not', () => {
    const result = read('一\r\n\r\n二\n三\r四\u2028五\f六\n');
    expect(pagesOf(result).lines).toEqual(['一', '', '二', '三', '四\u2028五\f六']);
    expect(pagesOf(result).blocks.map((block) => block.place.line)).toEqual([1, 2, 3, 4, 5]);
  });

  test('keep their white space', () => {
    expect(textsOf(read('\t\u30000\u00a0 \n'))).toEqual(['\t\u30000\u00a0 ']);
  });
});

describe('pipe tables', () => {
  test('in Markdown, with empty cells, escaped pipes, emphasis and short rows', () => {
    const result = read(
      '# 标题\n\n| 甲 | **乙** |\n|---|:-:|\n| 1 |  |\n| a\\|b<br>c | 2 |\n| 3 |\n尾 **重** 点\n',
      'a.md',
    );
    expect(pagesOf(result).format).toBe('markdown');
    expect(textsOf(result)).toEqual(['标题', '', '尾 重 点']);
    const [grid] = gridsOf(result);
    expect(cellsOf(grid)).toEqual(['0,0 甲', '0,1 乙', '1,0 1', '1,1 ', '2,0 a|b\nc', '2,1 2', '3,0 3']);
    expect(grid?.cells[2]?.place).toEqual({ line: 5, table: 0, row: 1, column: 0 });
    expect(pagesOf(result).lines[0]).toBe('# 标题');
  });

  test('a separator row makes a file Markdown whatever its name', () => {
    expect(pagesOf(read('a|b\n---|---\n1|2')).format).toBe('markdown');
  });

  test('in plain text: rows with the same number of cells, outer pipes or not', () => {
    expect(cellsOf(gridsOf(read('甲 | 乙 | 丙 | 丁\n | 1 | 2 | 3'))[0])).toEqual([
      '0,0 甲',
      '0,1 乙',
      '0,2 丙',
      '0,3 丁',
      '1,0 ',
      '1,1 1',
      '1,2 2',
      '1,3 3',
    ]);
  });

  test('rows of lone dashes are data', () => {
    expect(gridsOf(read('| 甲 | 乙 | 丙 |\n| - | - | - |'))[0]?.rowCount).toBe(2);
  });

  test('one cell per line, bare pipes and rows that lost their empty cells stay text', () => {
    expect(gridsOf(read('第二十条 |\n||||\n信息内容 |\n本年新 |\n|\n规章 |\n8 |\n||||\n||||\n'))).toEqual([]);
    expect(gridsOf(read('| 甲 | 1 | 2 | 3 |\n| 乙 | 4 | 4 |\n| 丙 | 1 | 2 | 3 |'))).toEqual([]);
  });
});

test('HTML tables between lines of text stand on the lines of the file', () => {
  const result = read(
    '# 表\n<table><tr><td rowspan="2">甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>\n尾',
    'a.md',
  );
  expect(cellsOf(gridsOf(result)[0])).toEqual(['0,0+2x1 甲', '0,1 1', '1,1 2']);
  expect(gridsOf(result)[0]?.cells.map((cell) => cell.place.line)).toEqual([2, 2, 3]);
  expect(textsOf(result)).toEqual(['表', '尾']);
});

describe('refusals', () => {
  test.each([
    ['', 'empty'],
    [' \n\t\n', 'empty'],
    ['\u0000\u0001\u0002', 'damaged'],
    ['%PDF-1.7', 'unsupported-type'],
  ])('%j is %s', (text, code) => expect(outcomeOf(read(text))).toBe(code));

  test('old Office files, images and RTF name the remedy', () => {
    const doc = readText(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc');
    expect(doc).toMatchObject({
      problem: { code: 'unsupported-type', message: expect.stringContaining('另存为') },
    });
    expect(outcomeOf(readText(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'a.txt'))).toBe('unsupported-type');
    expect(outcomeOf(read('{\\rtf1 }'))).toBe('unsupported-type');
  });

  test('too many bytes, characters or cells', () => {
    const text = utf8('a|b|c|d\n'.repeat(50));
    expect(outcomeOf(readText(text, 'a.txt', { bytes: 10 }))).toBe('too-large');
    expect(outcomeOf(readText(text, 'a.txt', { characters: 10 }))).toBe('too-large');
    expect(outcomeOf(readText(text, 'a.txt', { cells: 10 }))).toBe('too-many-cells');
  });

  test('50 MB of one cell is refused at once', () => {
    const page = Buffer.concat([Buffer.from('<table><tr><td>'), Buffer.alloc(50_000_000, 0x61)]);
    expect(outcomeOf(readText(page, 'a.html'))).toBe('too-large');
    expect(outcomeOf(readText(page, 'a.html', { bytes: 1e9 }))).toBe('too-large');
  });
});
