import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readPages } from '../read-file.ts';
import { cellsOf, gridsOf, outcomeOf, pagesOf } from '../test-files/expect-pages.ts';
import { makeZip } from '../test-files/make-zip.ts';
import { numberText } from './number-text.ts';

/** A workbook of worksheet bodies. */
function workbook(sheets: readonly string[], strings = ''): Promise<Uint8Array> {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook><sheets>${sheets.map((_, i) => `<sheet name="s" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  };
  for (const [i, sheet] of sheets.entries())
    parts[`xl/worksheets/s${i}.xml`] = `<worksheet>${sheet}</worksheet>`;
  return makeZip(parts);
}

test('a workbook as a library writes it', async () => {
  const data = [
    [{ value: '结果', rowSpan: 2 }, { value: '申请人', columnSpan: 2 }, null],
    [null, { value: '自然人' }, { value: '总计' }],
    [{ value: '予以公开' }, { value: 3 }, { value: 0.1 + 0.2 }],
  ];
  const bytes = await writeExcelFile(data).toBuffer();
  const result = await readPages(bytes, 'a.xlsx');
  const expected = [
    '0,0+2x1 结果',
    '0,1+1x2 申请人',
    '1,1 自然人',
    '1,2 总计',
    '2,0 予以公开',
    '2,1 3',
    '2,2 0.3',
  ];
  expect(cellsOf(gridsOf(result)[0])).toEqual(expected);
  expect(pagesOf(result).format).toBe('xlsx');
});

describe('sheets', () => {
  test('rich texts are joined, phonetic guides left out, outer empty cells trimmed', async () => {
    const strings = '<si><r><t>予以</t></r><r><t>公开</t></r><rPh><t>x</t></rPh></si>';
    const rows =
      '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="inlineStr"><is><t>内\r\n联</t></is></c></row>' +
      '<row r="4"><c r="B4"/><c r="C4" t="str"><v>式</v></c></row>';
    const result = await readPages(await workbook([`<sheetData>${rows}</sheetData>`], strings), 'a.xlsx');
    expect(cellsOf(gridsOf(result)[0])).toEqual([
      '0,0 予以公开',
      '0,1 ',
      '0,2 内\n联',
      '1,0 ',
      '1,1 式',
      '1,2 ',
    ]);
  });

  test('each is one table on its own page, one column too', async () => {
    const sheet = (text: string) => `<sheetData><row><c t="str"><v>${text}</v></c></row></sheetData>`;
    const result = await readPages(await workbook([sheet('甲'), '<sheetData/>', sheet('乙')]), 'a.xlsx');
    expect(gridsOf(result).map((grid) => [grid.place.page, grid.cells[0]?.text])).toEqual([
      [1, '甲'],
      [3, '乙'],
    ]);
    expect(pagesOf(result).lines).toEqual(['甲', '乙']);
  });

  test('far apart cells and huge merged ranges are bounded', async () => {
    const far = '<sheetData><row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row></sheetData>';
    expect(outcomeOf(await readPages(await workbook([far]), 'a.xlsx'))).toBe('too-many-cells');
    const merged =
      '<sheetData><row><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C9"/></mergeCells>';
    expect(cellsOf(gridsOf(await readPages(await workbook([merged]), 'a.xlsx'))[0])).toEqual(['0,0+1x3 1']);
  });
});

test('numbers print without the noise of binary fractions', () => {
  expect(['7', '0.30000000000000004', '1.10', '-3', 'x', '1E3'].map(numberText)).toEqual([
    '7',
    '0.3',
    '1.1',
    '-3',
    'x',
    '1000',
  ]);
});
