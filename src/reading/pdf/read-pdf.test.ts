import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { readPages } from '../read-file.ts';
import { cellsOf, gridsOf, outcomeOf, pagesOf, textsOf } from '../test-files/expect-pages.ts';
import { plainCharacters } from './plain-characters.ts';

async function makePdf(draw: (page: PDFPage, font: PDFFont) => void): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  draw(document.addPage([595, 842]), font);
  document.setTitle('Annual report');
  return document.save();
}

/** Prints words centred on x, from the top of an A4 page. */
function printer(page: PDFPage, font: PDFFont) {
  return (y: number, ...words: [x: number, text: string][]) => {
    for (const [x, text] of words)
      page.drawText(text, { x: x - font.widthOfTextAtSize(text, 10) / 2, y: 842 - y, size: 10, font });
  };
}

test('lines of text, cells parted by tabs, with page and place', async () => {
  const bytes = await makePdf((page, font) => {
    page.drawText('First line of the report', { x: 50, y: 780, size: 10, font });
    page.drawText('Label', { x: 50, y: 760, size: 10, font });
    page.drawText('12', { x: 300, y: 760, size: 10, font });
  });
  const result = await readPages(bytes, 'a.pdf');
  expect(textsOf(result)).toEqual(['First line of the report', 'Label\t12']);
  expect(pagesOf(result)).toMatchObject({ format: 'pdf', title: 'Annual report' });
  const place = pagesOf(result).blocks[0]?.place;
  expect(place).toMatchObject({ line: 1, page: 1, box: { x: 50, height: 10 } });
  expect(place?.box?.y).toBeCloseTo(52, 0);
});

test('a table is found by its centred numbers; wrapped labels and headings are joined', async () => {
  const bytes = await makePdf((page, font) => {
    const print = printer(page, font);
    print(60, [
      300,
      'A running paragraph across the page that is much wider than any label of the table below it',
    ]);
    print(100, [300, 'Natural'], [400, 'Legal'], [500, 'Total']);
    print(112, [300, 'person'], [400, 'person']);
    print(130, [100, 'Received this year'], [300, '12'], [400, '3'], [500, '15']);
    print(150, [100, 'Partly disclosed, only']);
    print(156, [300, '1'], [400, '100'], [500, '101']);
    print(162, [100, 'counting this kind']);
    print(180, [100, 'Carried over'], [300, '0'], [500, '0']);
    print(800, [300, '- 1 -']);
  });
  const result = await readPages(bytes, 'a.pdf');
  expect(cellsOf(gridsOf(result)[0])).toEqual([
    '0,1 Natural\nperson',
    '0,2 Legal\nperson',
    '0,3 Total',
    '1,0 Received this year',
    '1,1 12',
    '1,2 3',
    '1,3 15',
    '2,0 Partly disclosed, only\ncounting this kind',
    '2,1 1',
    '2,2 100',
    '2,3 101',
    '3,0 Carried over',
    '3,1 0',
    '3,3 0',
  ]);
  expect(textsOf(result)).toHaveLength(2);
  expect(gridsOf(result)[0]?.cells[3]?.place).toMatchObject({ page: 1, table: 0, row: 1, column: 0 });
});

test('numbers that do not line up stay text', async () => {
  const bytes = await makePdf((page, font) => {
    const print = printer(page, font);
    print(100, [80, 'one'], [250, '12']);
    print(120, [80, 'two'], [330, '7']);
  });
  expect(gridsOf(await readPages(bytes, 'a.pdf'))).toEqual([]);
});

test('radicals in place of characters are replaced', () => {
  expect(plainCharacters('⼆、⼈⺠政府⻓')).toBe('二、人民政府长');
});

describe('refusals', () => {
  test('a page without text has no text layer', async () => {
    expect(outcomeOf(await readPages(await makePdf(() => {}), 'a.pdf'))).toBe('no-text-layer');
  });

  test('10 000 pages are refused quickly', async () => {
    const document = await PDFDocument.create();
    for (let i = 0; i < 10_000; i++) document.addPage([100, 100]);
    const bytes = await document.save();
    const start = performance.now();
    expect(outcomeOf(await readPages(bytes, 'a.pdf'))).toBe('too-many-pages');
    expect(performance.now() - start).toBeLessThan(3_000);
  }, 30_000);

  test('a file that needs a password is encrypted', async () => {
    const keys = `/O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) /P -4`;
    const document = await PDFDocument.create();
    document.addPage();
    const plain = Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
    const trailer = `trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 ${keys} >> /ID [(a) (a)]`;
    const bytes = Buffer.from(plain.replace(/trailer\s*<</, trailer), 'latin1');
    expect(outcomeOf(await readPages(bytes, 'a.pdf'))).toBe('encrypted');
  });

  test('a broken file is damaged', async () => {
    expect(outcomeOf(await readPages(Buffer.from('%PDF-1.7\nrubbish'), 'a.pdf'))).toBe('damaged');
  });
});
