/** Workbooks, pictures and texts without what does not show. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/reading/limits.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { makeZip } from '../../src/reading/test-files/make-zip.ts';
import type { CleanedFile } from '../../src/usecases/ports/documents.ts';
import { testDocuments as documents, testSheets } from '../support/staff.ts';
import { leaks } from './leaks.ts';
import { jpegWith, links, pngWith } from './office-files.ts';

const NAME = '张三丰道人';

async function cleaned(bytes: Uint8Array, name: string): Promise<CleanedFile> {
  const result = await documents.clean(bytes, name);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Book {
  readonly rows: string;
  /** Before the rows. */
  readonly before?: string;
  /** After the rows. */
  readonly after?: string;
  readonly sheets?: string;
  readonly workbook?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly more?: Readonly<Record<string, string>>;
}

const cell = (at: string, text: string, more = '') =>
  `<c r="${at}" t="inlineStr"${more}><is><t>${text}</t></is></c>`;

function book({
  rows,
  before = '',
  after = '',
  sheets = '',
  workbook = '',
  strings,
  styles,
  more = {},
}: Book) {
  return makeZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': links([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${workbook}<sheets><sheet name="公开" sheetId="1" r:id="a"/>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links([
      ['a', 'worksheet', 'worksheets/sheet1.xml'],
      ['b', 'worksheet', 'worksheets/sheet2.xml'],
      ['c', 'sharedStrings', 'sharedStrings.xml'],
      ['d', 'styles', 'styles.xml'],
      ['e', 'externalLink', 'externalLinks/externalLink1.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${cell('A1', NAME)}</row></sheetData></worksheet>`,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...more,
  });
}

const visible = `<row r="1">${cell('A1', '正文')}</row>`;

describe('a workbook', () => {
  it.each<[string, Book]>([
    ['a hidden sheet', { rows: visible, sheets: '<sheet name="底稿" sheetId="2" state="hidden" r:id="b"/>' }],
    [
      'a very hidden sheet',
      { rows: visible, sheets: '<sheet name="底稿" sheetId="2" state="veryHidden" r:id="b"/>' },
    ],
    ['a hidden row', { rows: `${visible}<row r="2" hidden="1">${cell('A2', NAME)}</row>` }],
    [
      'a row without height',
      { rows: `${visible}<row r="2" ht="0" customHeight="1">${cell('A2', NAME)}</row>` },
    ],
    [
      'a hidden column',
      {
        before: '<cols><col min="2" max="3" hidden="1"/></cols>',
        rows: `<row r="1">${cell('A1', '正文')}${cell('C1', NAME)}</row>`,
      },
    ],
    [
      'a cell under a merged one',
      {
        rows: `<row r="1">${cell('A1', '正文')}${cell('B1', NAME)}</row>`,
        after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      },
    ],
    [
      'a cell whose format prints nothing',
      {
        rows: `<row r="1">${cell('A1', '正文')}${cell('B1', NAME, ' s="1"')}</row>`,
        styles: `<numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>`,
      },
    ],
    [
      'a text that no cell shows any more, and how a name is read',
      {
        rows: `<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c></row>`,
        strings: `<si><t>${NAME}</t></si><si><t>正文</t><rPh sb="0" eb="1"><t>${NAME}</t></rPh></si>`,
      },
    ],
    [
      'formulas, names, links and validation',
      {
        rows: `<row r="1"><c r="A1" t="str"><f>VLOOKUP("${NAME}",[1]Sheet1!A:B,2)</f><v>正文</v></c></row>`,
        workbook: `<definedNames><definedName name="x">"${NAME}"</definedName></definedNames>`,
        after: `<dataValidations><dataValidation><formula1>"${NAME}"</formula1></dataValidation></dataValidations>`,
        more: { 'xl/externalLinks/externalLink1.xml': `<externalLink><v>${NAME}</v></externalLink>` },
      },
    ],
    [
      'comments, properties, pivot data and macros',
      {
        rows: visible,
        more: {
          'xl/comments1.xml': `<comments><text>${NAME}</text></comments>`,
          'docProps/core.xml': `<creator>${NAME}</creator>`,
          'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${NAME}"/></r>`,
          'xl/vbaProject.bin': NAME,
        },
      },
    ],
  ])('loses %s', async (_what, parts) => {
    const file = await book(parts);
    expect(await leaks(file, NAME)).toBe(true);
    const { bytes, removed, fileName } = await cleaned(file, '统计.xlsm');
    expect(await leaks(bytes, NAME)).toBe(false);
    expect(fileName).toBe('统计.xlsx');
    expect(removed.length).toBeGreaterThan(0);
    const read = await readPages(bytes, 'a.xlsx', defaultLimits);
    expect(read.ok && read.pages.lines.join(' ')).toContain('正文');
  });

  it('of our own keeps every cell', async () => {
    const rows = [
      ['名称', '数量'],
      ['申请', '003'],
    ];
    const { bytes } = await cleaned(await testSheets.xlsx('统计', rows), 'a.xlsx');
    const read = await testSheets.read(bytes, 'a.xlsx');
    expect(read.ok && read.sheet.rows.map(({ cells }) => cells)).toEqual(rows);
  });
});

describe('a picture', () => {
  it('loses texts, places and what lies behind its end, and no pixel', async () => {
    const { bytes, removed, mediaType } = await cleaned(pngWith(NAME), 'a.png');
    expect(await leaks(bytes, NAME)).toBe(false);
    expect({ mediaType, removed: removed.length }).toEqual({ mediaType: 'image/png', removed: 1 });
    const picture = await loadImage(Buffer.from(bytes));
    const context = createCanvas(40, 20).getContext('2d');
    context.drawImage(picture, 0, 0);
    expect([...context.getImageData(30, 10, 1, 1).data]).toEqual([0, 0, 255, 255]);
  });

  it('is turned as its camera noted, and the note goes', async () => {
    const plain = await cleaned(jpegWith(NAME), 'a.jpg');
    const turned = await cleaned(jpegWith(NAME, 6), 'a.jpg');
    for (const { bytes } of [plain, turned]) {
      expect(await leaks(bytes, NAME)).toBe(false);
      expect(Buffer.from(bytes).includes('Exif')).toBe(false);
    }
    const [first, second] = [
      await loadImage(Buffer.from(plain.bytes)),
      await loadImage(Buffer.from(turned.bytes)),
    ];
    expect([first.width, first.height]).toEqual([40, 20]);
    expect([second.width, second.height]).toEqual([20, 40]);
  });

  it('that cannot be read is refused', async () => {
    const broken = Buffer.concat([Buffer.from('GIF89a'), Buffer.from('rubbish')]);
    expect(await documents.clean(broken, 'a.gif')).toMatchObject({
      ok: false,
      problems: [{ code: 'picture-broken' }],
    });
  });
});

it('a text stays as it is; other files are refused with a remedy', async () => {
  const text = Buffer.from('公开的文字');
  expect((await cleaned(text, 'a.txt')).bytes).toEqual(new Uint8Array(text));
  for (const bytes of [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), await makeZip({ 'a.txt': 'x' })])
    expect(await documents.clean(bytes, 'a')).toMatchObject({
      ok: false,
      problems: [{ code: 'unsupported-type' }],
    });
});
