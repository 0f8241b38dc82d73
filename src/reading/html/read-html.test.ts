import { describe, expect, test } from 'vitest';
import { cellsOf, gridsOf, outcomeOf, pagesOf, textsOf, utf8 } from '../test-files/expect-pages.ts';
import { readText } from '../text/read-text.ts';

const read = (html: string) => readText(utf8(html), 'a.html');

describe('running text', () => {
  test('blocks and <br> end lines, white space collapses, no-break and ideographic spaces stay', () => {
    const result = read(
      '<title>报告 &amp; 表</title><p>\u3000一、总 \n 体<b>情况</b></p><div>甲<br>乙&nbsp;丙</div>尾',
    );
    expect(textsOf(result)).toEqual(['\u3000一、总 体情况', '甲', '乙\u00a0丙', '尾']);
    expect(pagesOf(result).lines).toEqual(textsOf(result));
    expect(pagesOf(result).title).toBe('报告 & 表');
  });

  test('scripts, styles, comments and hidden elements are left out', () => {
    const hidden = '<div style="color:red; DISPLAY : none">x<div>y</div></div><p hidden>z</p><input hidden>';
    const result = read(
      `<script>a<p>b</script><style>c</style><!-- d --><noscript>e</noscript>${hidden}<p>见</p>`,
    );
    expect(textsOf(result)).toEqual(['见']);
  });

  test('an unclosed hidden inline element ends at the next end of a block', () => {
    expect(textsOf(read('<p>甲<span style="display:none">x</p><p>乙</p>'))).toEqual(['甲', '乙']);
  });

  test('preformatted lines keep their breaks', () => {
    expect(textsOf(read('<pre>甲  1\n乙</pre>'))).toEqual(['甲  1', '乙']);
  });
});

describe('tables', () => {
  test('row and column spans give true positions', () => {
    const html =
      '<table><tr><td rowspan=2>甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr>' +
      '<tr><td>丙</td><td>3</td><td>4</td></tr></table>';
    const [grid] = gridsOf(read(html));
    expect(cellsOf(grid)).toEqual(['0,0+2x1 甲', '0,1+1x2 乙', '1,1 1', '1,2 2', '2,0 丙', '2,1 3', '2,2 4']);
    expect([grid?.rowCount, grid?.columnCount]).toEqual([3, 3]);
    expect(grid?.cells.map((cell) => cell.place.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('spans that are no numbers, too large, or run into another cell', () => {
    const html =
      '<table><tr><td rowspan="99999">a<td colspan=x>b<td rowspan=2>c<tr><td colspan=5>d<tr><td rowspan=0>e</table>';
    expect(cellsOf(gridsOf(read(html))[0])).toEqual(['0,0+3x1 a', '0,1 b', '0,2+2x1 c', '1,1 d', '2,1 e']);
  });

  test('missing end tags, stray end tags, paragraphs and line breaks inside cells', () => {
    const html =
      '<div><table><tr><td><p>甲</p><p>乙</p></div></p><td>1<br>（其中2）<tr><td>&nbsp;<td></span>2</table></div>尾';
    const result = read(html);
    expect(cellsOf(gridsOf(result)[0])).toEqual(['0,0 甲\n乙', '0,1 1\n（其中2）', '1,0 ', '1,1 2']);
    expect(pagesOf(result).lines).toEqual(['甲 乙', '1 （其中2）', '', '2', '尾']);
  });

  test('a table around another is layout: its texts are lines, in order', () => {
    const inner = '<table><tr><td>甲</td><td>1</td></tr></table>';
    const result = read(`<table><tr><td>导航</td><td>前${inner}后</td></tr><tr><td>页脚</td></tr></table>`);
    expect(pagesOf(result).blocks.map((block) => (block.kind === 'text' ? block.text : 'grid'))).toEqual([
      '导航',
      '前',
      'grid',
      '后',
      '页脚',
    ]);
    expect(cellsOf(gridsOf(result)[0])).toEqual(['0,0 甲', '0,1 1']);
  });

  test('a table of one cell, or with a whole article in a cell, is layout', () => {
    expect(textsOf(read('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>'))).toEqual(['甲', '乙']);
    const article = `<p>${'字'.repeat(600)}</p>`.repeat(2);
    expect(textsOf(read(`<table><tr><td>栏</td><td>${article}</td></tr></table>`))).toHaveLength(3);
  });
});

describe('hostile pages', () => {
  test('deep nesting and millions of tags end within the limits', () => {
    expect(outcomeOf(read('<div>'.repeat(300_000)))).toBe('empty');
    expect(outcomeOf(read(`${'<table><tr><td>'.repeat(100)}x`))).toBe('damaged');
    expect(outcomeOf(read(`<table>${'<tr><td colspan=200>x'.repeat(1_100)}`))).toBe('too-many-cells');
    expect(outcomeOf(read(`<table>${'<tr><td rowspan=200 colspan=200>x'.repeat(900)}`))).toBe(
      'too-many-cells',
    );
  });

  test('the time limit ends the work', () => {
    const page = utf8('<p>一</p>'.repeat(100_000));
    expect(outcomeOf(readText(page, 'a.html', { milliseconds: -1 }))).toBe('timeout');
  });
});
