import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPages } from '../read-file.ts';
import { cellsOf, gridsOf, textsOf } from '../test-files/expect-pages.ts';

type Draw = (page: PDFPage, font: PDFFont) => void;

async function makePdf(...pages: Draw[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const draw of pages) draw(document.addPage([595, 842]), font);
  return document.save();
}

/** Draws words from their left edge and lines, measured from the top of an A4 page. */
function pen(page: PDFPage, font: PDFFont) {
  return {
    print: (y: number, ...words: [x: number, text: string][]) => {
      for (const [x, text] of words) page.drawText(text, { x, y: 842 - y, size: 10, font });
    },
    /** As office programs draw borders: a thin filled rectangle. */
    border: (x: number, y: number, u: number, v: number) =>
      page.drawRectangle({ x, y: 842 - v, width: Math.max(u - x, 0.5), height: Math.max(v - y, 0.5) }),
    line: (x: number, y: number, u: number, v: number) =>
      page.drawLine({ start: { x, y: 842 - y }, end: { x: u, y: 842 - v }, thickness: 0.5 }),
  };
}

const columns = [50, 150, 200, 250];

test('drawn lines cut a table into cells, merged ones too; unevenly printed numbers keep their order', async () => {
  const bytes = await makePdf((page, font) => {
    const { print, border, line } = pen(page, font);
    for (const y of [100, 120, 140, 200, 220]) border(y === 120 ? 150 : 50, y, 250, y);
    for (const x of [50, 250]) border(x, 100, x, 220);
    line(150, 100, 150, 220);
    line(200, 120, 200, 220);
    print(125, [60, 'Kind']);
    print(115, [190, 'Numbers']);
    print(135, [160, 'new'], [210, 'old']);
    print(155, [60, 'A label of three']);
    print(167, [60, 'lines, as it is']);
    print(179, [60, 'wrapped']);
    print(163, [210, '40']);
    print(171, [155, '1'], [160.6, '426']);
    print(213, [60, 'Blank']);
    print(213, [210, '-3']);
  });
  const result = await readPages(bytes, 'a.pdf');
  expect(cellsOf(gridsOf(result)[0])).toEqual([
    '0,0+2x1 Kind',
    '0,1+1x2 Numbers',
    '1,1 new',
    '1,2 old',
    '2,0 A label of three\nlines, as it is\nwrapped',
    '2,1 1426',
    '2,2 40',
    '3,0 Blank',
    '3,1 ',
    '3,2 -3',
  ]);
  expect(textsOf(result)).toEqual([]);
});

/** Rows of 20 points from y = 60 with lines around every cell. */
function rows(own: ReturnType<typeof pen>, texts: readonly (readonly string[])[], openBelow = false): void {
  const bottom = 60 + 20 * texts.length;
  for (const x of columns) own.border(x, 60, x, bottom);
  for (let i = 0; i <= texts.length - (openBelow ? 1 : 0); i++) own.border(50, 60 + 20 * i, 250, 60 + 20 * i);
  texts.forEach((row, i) => {
    own.print(74 + 20 * i, ...row.map((text, at): [number, string] => [columns[at]! + 5, text]));
  });
}

test('a table over two pages is one: headings once, a cut row joined, page numbers behind', async () => {
  const head = ['Kind', 'new', 'old'];
  const bytes = await makePdf(
    (page, font) => {
      const own = pen(page, font);
      rows(own, [head, ['One', '1', '2'], ['Begun on', '', '']], true);
      own.print(800, [290, '- 1 -']);
    },
    (page, font) => {
      const own = pen(page, font);
      rows(own, [head, ['the last page', '3', '4'], ['Three', '5', '6']]);
      own.print(800, [290, '- 2 -']);
    },
  );
  const result = await readPages(bytes, 'a.pdf');
  expect(gridsOf(result).map(cellsOf)).toEqual([
    [
      ...['0,0 Kind', '0,1 new', '0,2 old', '1,0 One', '1,1 1', '1,2 2'],
      ...['2,0 Begun on\nthe last page', '2,1 3', '2,2 4', '3,0 Three', '3,1 5', '3,2 6'],
    ],
  ]);
  expect(gridsOf(result)[0]?.cells.at(-1)?.place.page).toBe(2);
  expect(textsOf(result)).toEqual(['- 1 -', '- 2 -']);
});

test('two rows with numbers are never made one at the end of a page', async () => {
  const bytes = await makePdf(
    (page, font) => rows(pen(page, font), [['One', '1', '2']], true),
    (page, font) => rows(pen(page, font), [['Two', '3', '4']]),
  );
  const cells = ['0,0 One', '0,1 1', '0,2 2', '1,0 Two', '1,1 3', '1,2 4'];
  expect(gridsOf(await readPages(bytes, 'a.pdf')).map(cellsOf)).toEqual([cells]);
});

test('a number across a line leaves lines of text', async () => {
  const bytes = await makePdf((page, font) => {
    const own = pen(page, font);
    rows(own, [
      ['One', '1', '2'],
      ['Two', '', ''],
    ]);
    own.print(94, [170, '1234567890']);
  });
  expect(gridsOf(await readPages(bytes, 'a.pdf'))).toEqual([]);
});

test('numbers in neighbouring cells that come as one text are parted at the line', async () => {
  const bytes = await makePdf((page, font) => {
    const own = pen(page, font);
    rows(own, [
      ['One', '1', '2'],
      ['Two', '', ''],
    ]);
    own.print(94, [180, '1249 741']);
  });
  const cells = cellsOf(gridsOf(await readPages(bytes, 'a.pdf'))[0]);
  expect(cells.slice(3)).toEqual(['1,0 Two', '1,1 1249', '1,2 741']);
});
