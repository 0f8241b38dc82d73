import { describe, expect, it } from 'vitest';
import { csvText } from '../../documents/csv/csv.ts';
import { writeSheetXlsx } from '../../documents/sheet-xlsx/sheet-xlsx.ts';
import { makeZip } from '../test-files/make-zip.ts';
import { readSheet } from './read-sheet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = async (file: Uint8Array) => {
  const read = await readSheet(file, 'a');
  if (!read.ok) throw new Error(read.problem.code);
  return read.sheet.rows.map(({ row, cells }) => [row, ...cells]);
};
const codeOf = async (file: Uint8Array) => {
  const read = await readSheet(file, 'a');
  return read.ok ? 'ok' : read.problem.code;
};

/** A workbook with these worksheet bodies. */
function workbook(...sheets: string[]): Promise<Uint8Array> {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook><sheets>${sheets.map((_, i) => `<sheet name="s" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [i, sheet] of sheets.entries())
    parts[`xl/worksheets/s${i}.xml`] = `<worksheet>${sheet}</worksheet>`;
  return makeZip(parts);
}
const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;

describe('CSV', () => {
  it.each([
    ['comma', '代码,名称\n1,甲\n'],
    ['semicolon', '代码;名称\r\n1;甲\r\n'],
    ['tab', '代码\t名称\n1\t甲'],
    ['byte order mark', '\ufeff代码,名称\n1,甲\n'],
  ])('reads %s', async (_what, text) => {
    expect(await rowsOf(bytes(text))).toEqual([
      [1, '代码', '名称'],
      [2, '1', '甲'],
    ]);
  });

  it('reads UTF-16 and GB18030', async () => {
    const text = '代码,名称\n1,甲\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    // 代码,名称 LF 1,甲 LF
    const gb = Buffer.from('b4fac2eb2cc3fbb3c60a312cbcd70a', 'hex');
    for (const file of [utf16, gb])
      expect(await rowsOf(file)).toEqual([
        [1, '代码', '名称'],
        [2, '1', '甲'],
      ]);
  });

  it('numbers rows as a spreadsheet does: a cell with line breaks is one row, blank lines count', async () => {
    expect(await rowsOf(bytes('a,b\n\n"x\ny",2\n,\n3,4\n'))).toEqual([
      [1, 'a', 'b'],
      [3, 'x\ny', '2'],
      [5, '3', '4'],
    ]);
  });

  it('finds formulas and leaves telephone numbers and dashes alone', async () => {
    const read = await readSheet(bytes('a,b,c\n=1+1,@SUM(A1),-\n+86 (571) 88,-5,+CMD|x\n'), 'a.csv');
    expect(read.ok && read.sheet.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['formula', 2, 1],
      ['formula', 2, 2],
      ['formula', 3, 3],
    ]);
  });

  it('reads back exactly what is written, whatever it looks like', async () => {
    const rows = [
      ['代码', '说明'],
      ['=1+1', '+86'],
      ["'=x", "it's"],
      ['a"b', 'c,d'],
      ['line\nbreak', '-'],
      ['＝1', '@x'],
    ];
    const read = await rowsOf(bytes(csvText(rows)));
    expect(read.map(([, ...cells]) => cells)).toEqual(rows);
  });

  it('refuses what is too much or no text', async () => {
    expect(await codeOf(bytes(''))).toBe('empty');
    expect(await codeOf(bytes(' \n ,, \n'))).toBe('empty');
    expect(await codeOf(bytes(`a\n${'1\n'.repeat(5_000)}`))).toBe('ok');
    expect(await codeOf(bytes(`a\n${'1\n'.repeat(5_001)}`))).toBe('too-many-rows');
    expect(await codeOf(bytes(`a\n${'1\n'.repeat(10_000)}`))).toBe('too-many-rows');
    expect(await codeOf(bytes('a,'.repeat(60)))).toBe('too-many-columns');
    expect(await codeOf(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('too-large');
    expect(await codeOf(Uint8Array.of(1, 0, 2, 0, 0, 3))).toBe('damaged');
    expect(await codeOf(bytes(`"${'x'.repeat(300_000)}`))).toBe('damaged');
  });
});

describe('XLSX', () => {
  it('reads back what is written: codes keep their zeros, nothing is a formula', async () => {
    const rows = [
      ['代码', '名称'],
      ['0012', '=1+1'],
      ['1001', 'a & <b>'],
    ];
    const read = await rowsOf(await writeSheetXlsx('名录', rows));
    expect(read.map(([, ...cells]) => cells)).toEqual(rows);
  });

  it('keeps the places of rows and columns, and reads the first sheet only', async () => {
    const file = await workbook(
      `<sheetData><row r="3">${cell('B3', 'x')}${cell('D3', 'y')}</row></sheetData>`,
      `<sheetData><row r="1">${cell('A1', 'other')}</row></sheetData>`,
    );
    const read = await readSheet(file, 'a.xlsx');
    expect(read.ok && read.sheet.rows).toEqual([{ row: 3, cells: ['', 'x', '', 'y'] }]);
    expect(read.ok && read.sheet.hints).toHaveLength(1);
  });

  it('names formulas without a value, and merged cells', async () => {
    const file = await workbook(
      `<sheetData><row r="1">${cell('A1', 'a')}<c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row></sheetData>` +
        '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    );
    const read = await readSheet(file, 'a.xlsx');
    expect(read.ok && read.sheet.rows[0]?.cells).toEqual(['a', '', '2']);
    expect(read.ok && read.sheet.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['formula', 1, 2],
      ['merged', 1, 1],
    ]);
  });

  it('stops at its bounds', async () => {
    const rows = Array.from(
      { length: 5_002 },
      (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, 'x')}</row>`,
    );
    expect(await codeOf(await workbook(`<sheetData>${rows.join('')}</sheetData>`))).toBe('too-many-rows');
    expect(await codeOf(await workbook(`<sheetData>${rows.slice(1).join('')}</sheetData>`))).toBe('ok');
    expect(await codeOf(await workbook(`<sheetData><row r="1">${cell('BI1', 'x')}</row></sheetData>`))).toBe(
      'too-many-columns',
    );
    expect(await codeOf(await workbook('<sheetData/>'))).toBe('empty');
    const bomb = await workbook(`<sheetData>${' '.repeat(30 * 1024 * 1024)}</sheetData>`);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('too-large');
    expect(await codeOf(await makeZip({ 'word/document.xml': '<x/>' }))).toBe('unsupported-type');
    expect(await codeOf(bytes('%PDF-1.7'))).toBe('unsupported-type');
    expect(await codeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1))).toBe('unsupported-type');
    expect(await codeOf((await workbook('<sheetData/>')).slice(0, 100))).toBe('damaged');
    const entity = await makeZip({
      'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>',
      'xl/_rels/workbook.xml.rels': '<r/>',
    });
    expect(await codeOf(entity)).toBe('damaged');
  });
});
