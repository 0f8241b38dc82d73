/** Hostile files of every format: bombs, lies, entities, nesting, and very much of one thing. */
import { ZipFile } from 'yazl';
import type { ReportFile } from '../reports.ts';
import { createRandom } from './random.ts';

export interface SpecialFile {
  readonly name: string;
  /** Codes that are right; any when left out. */
  readonly expected?: readonly string[];
  make(): Promise<ReportFile> | ReportFile;
}

type Parts = Readonly<Record<string, string | Buffer>>;

async function zip(parts: Parts): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  const pieces: Buffer[] = [];
  for await (const piece of file.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const utf8 = (text: string) => Buffer.from(text);
const html = (text: string): ReportFile => ({ name: 'a.html', bytes: utf8(text) });
const txt = (text: string): ReportFile => ({ name: 'a.txt', bytes: utf8(text) });
const documentXml = (body: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
const docx = async (body: string, before = ''): Promise<ReportFile> => ({
  name: 'a.docx',
  bytes: await zip({ 'word/document.xml': documentXml(body, before) }),
});
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const xlsxParts = (sheet: string, strings: string, before = ''): Parts => ({
  'xl/workbook.xml': `${before}<workbook><sheets><sheet name="s" r:id="r0"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r0" Target="worksheets/s0.xml"/></Relationships>',
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  'xl/worksheets/s0.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
});
const xlsx = async (sheet: string, strings = '', before = ''): Promise<ReportFile> => ({
  name: 'a.xlsx',
  bytes: await zip(xlsxParts(sheet, strings, before)),
});

/** Text that does not pack well, so that no ratio gives it away. */
function noise(length: number): string {
  const random = createRandom(7, 7);
  const block = Array.from({ length: 65_536 }, () => String.fromCharCode(0x4e00 + random.below(20_000))).join(
    '',
  );
  return block.repeat(Math.ceil(length / block.length)).slice(0, length);
}

/** A package whose directory names another size than its part has. */
async function lying(size: number): Promise<ReportFile> {
  const bytes = await zip({ 'word/document.xml': documentXml(paragraph('一'.repeat(100_000))) });
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(size, directory + 24);
  return { name: 'a.docx', bytes };
}

/** A PDF of the given objects, with a correct table of their places. */
function pdf(objects: readonly string[]): ReportFile {
  const pieces = ['%PDF-1.4\n'];
  let length = pieces[0]!.length;
  const places = objects.map((object, i) => {
    const piece = `${i + 1} 0 obj\n${object}\nendobj\n`;
    const at = length;
    pieces.push(piece);
    length += piece.length;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  pieces.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`);
  pieces.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return { name: 'a.pdf', bytes: Buffer.from(pieces.join(''), 'latin1') };
}
const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const onePage = (content: string) =>
  pdf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    font,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]);

function manyPages(count: number): ReportFile {
  const kids = Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(' ');
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  return pdf([
    catalog,
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    ...Array<string>(count).fill(page),
  ]);
}

const laughs = `<!DOCTYPE l [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`,
).join('')}]>`;
const outside = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const bomb = ['too-large'];
const refused = ['damaged'];

/** Every special file; `scale` 1 is full size, less makes the merely long ones shorter. */
export function specialFiles(scale: number): readonly SpecialFile[] {
  const many = (count: number) => Math.round(count * scale);
  return [
    { name: 'zip bomb: 80 MB of spaces', expected: bomb, make: () => docx(' '.repeat(80_000_000)) },
    {
      name: 'zip bomb: 60 MB in one part, below the limit',
      expected: bomb,
      make: () => docx(' '.repeat(60_000_000)),
    },
    {
      name: 'zip of 3,000 entries',
      expected: bomb,
      make: async () => ({
        name: 'a.docx',
        bytes: await zip(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`p${i}`, 'x']))),
      }),
    },
    { name: 'zip with a smaller size than it has', expected: refused, make: () => lying(100) },
    { name: 'zip with a size of 4 GB', expected: bomb, make: () => lying(0xffffffff) },
    { name: 'zip with a size of 50 MB', make: () => lying(50_000_000) },
    {
      name: 'zip inside a zip',
      make: async () => ({
        name: 'a.docx',
        bytes: await zip({ 'word/document.xml': await zip({ 'word/document.xml': documentXml('') }) }),
      }),
    },
    {
      name: 'zip with a part above its root',
      make: async () => ({
        name: 'a.docx',
        bytes: Buffer.from(
          (await zip({ 'aa/document.xml': documentXml('') }))
            .toString('latin1')
            .replaceAll('aa/document', '../document'),
          'latin1',
        ),
      }),
    },
    { name: 'billion laughs in a DOCX', expected: refused, make: () => docx(paragraph('&j;'), laughs) },
    { name: 'billion laughs in an XLSX', expected: refused, make: () => xlsx('', '', laughs) },
    { name: 'external entity in a DOCX', expected: refused, make: () => docx(paragraph('&x;'), outside) },
    { name: 'undeclared entities', make: () => docx(paragraph('&j;'.repeat(many(100_000)))) },
    {
      name: 'character references',
      make: () => docx(paragraph('&#x4e00;&#0;&#xd800;&#x110000;&#99999999999;'.repeat(many(20_000)))),
    },
    {
      name: '50 MB of one cell in a DOCX',
      expected: bomb,
      make: () => docx(`<w:tbl><w:tr><w:tc>${paragraph(noise(17_000_000))}</w:tc></w:tr></w:tbl>`),
    },
    {
      name: '50 MB of one cell in an XLSX',
      expected: bomb,
      make: () =>
        xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', `<si><t>${noise(17_000_000)}</t></si>`),
    },
    {
      name: '50 MB of one cell in HTML',
      expected: bomb,
      make: () => html(`<table><tr><td>${noise(17_000_000)}</td></tr></table>`),
    },
    {
      name: '12 MB of one cell in HTML',
      expected: ['ok', ...bomb],
      make: () => html(`<table><tr><td>a<td>${noise(many(3_990_000))}</td></tr></table>`),
    },
    {
      name: 'one shared string 100,000 times',
      make: () =>
        xlsx(
          Array.from(
            { length: many(100_000) },
            (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`,
          ).join(''),
          `<si><t>${'一'.repeat(200)}</t></si>`,
        ),
    },
    {
      name: 'a cell at the last place of a sheet',
      make: () =>
        xlsx(
          '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1e308</v></c></row>',
        ),
    },
    {
      name: 'odd cell addresses',
      make: () =>
        xlsx(
          '<row r="-1"><c r="A0"><v>1</v></c><c r="ZZZZZZZZ9"><v>NaN</v></c><c r=""><v>1e999</v></c><c t="s"><v>-5</v></c><c t="s"><v>1.5</v></c></row>',
        ),
    },
    {
      name: 'deep elements in a DOCX',
      make: () => docx(`${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}${paragraph('1')}`),
    },
    {
      name: 'a million cells in a DOCX',
      expected: ['too-many-cells', 'too-large'],
      make: () => docx(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(100)}</w:tr>`.repeat(10_000)}</w:tbl>`),
    },
    {
      name: 'wide spans in a DOCX',
      make: () =>
        docx(
          `<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>${paragraph('1')}</w:tc></w:tr>`.repeat(many(5_000))}</w:tbl>`,
        ),
    },
    { name: 'PDF of 10,000 pages', expected: ['too-many-pages'], make: () => manyPages(10_000) },
    {
      name: 'PDF that is its own child',
      make: () => pdf([catalog, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 200 >>']),
    },
    { name: 'PDF with a false count', make: () => pdf([catalog, '<< /Type /Pages /Kids [] /Count 250 >>']) },
    {
      name: 'PDF with deep arrays',
      make: () => pdf([catalog, `<< /Type /Pages /Kids ${'['.repeat(100_000)} /Count 1 >>`]),
    },
    {
      name: 'PDF with very much text',
      make: () => onePage(`BT /F1 9 Tf ${'1 0 0 1 50 700 Tm (12) Tj '.repeat(many(60_000))}ET`),
    },
    {
      name: 'PDF with one long text',
      make: () => onePage(`BT /F1 9 Tf 50 700 Td (${'1'.repeat(many(2_000_000))}) Tj ET`),
    },
    {
      name: 'PDF with numbers beyond all measure',
      make: () => onePage(`BT /F1 1e99 Tf 1e38 0 0 1e38 1e99 -1e99 Tm (12) Tj 0 0 0 0 0 0 Tm (3) Tj ET`),
    },
    {
      name: 'PDF with nothing but a header',
      expected: refused,
      make: () => ({ name: 'a.pdf', bytes: utf8('%PDF-1.7\n') }),
    },
    {
      name: 'huge row and column spans',
      make: () =>
        html(`<table>${'<tr><td rowspan=999999999 colspan=999999999>1'.repeat(many(3_000))}</table>`),
    },
    {
      name: 'a million cells in HTML',
      expected: ['too-many-cells'],
      make: () => html(`<table>${`<tr>${'<td>'.repeat(100)}`.repeat(9_500)}</table>`),
    },
    {
      name: 'a million cells in a row',
      expected: ['too-many-cells'],
      make: () => html(`<table><tr>${'<td>'.repeat(990_000)}</table>`),
    },
    {
      name: 'a sparse staircase of cells',
      make: () =>
        html(`<table>${Array.from({ length: 400 }, (_, i) => `<tr>${'<td>'.repeat(i)}1`).join('')}</table>`),
    },
    {
      name: 'a million cells between pipes',
      make: () => txt(`|a|b|c|\n|---|---|---|\n${`${'|1'.repeat(100)}|\n`.repeat(10_000)}`),
    },
    {
      name: 'tables in tables',
      expected: refused,
      make: () => html('<table><tr><td>'.repeat(many(100_000))),
    },
    { name: 'elements in elements', make: () => html(`${'<div>'.repeat(many(500_000))}1`) },
    { name: 'tags that never end', make: () => html(`<p>${'<a '.repeat(many(800_000))}`) },
    { name: 'one long attribute', make: () => html(`<p style="${'display '.repeat(many(400_000))}">1`) },
    { name: 'very many attributes', make: () => html(`<p ${'hidden style="" '.repeat(many(200_000))}>1`) },
    { name: 'one long tag name', make: () => html(`<${'p'.repeat(many(3_000_000))}>1`) },
    { name: 'entities', make: () => html('&lt;&#x10ffff;&#xd800;&notanentity;&am'.repeat(many(80_000))) },
    { name: 'unclosed comments', make: () => html('<p>1<!--'.repeat(many(400_000))) },
    { name: 'lines of preformatted text', make: () => html(`<pre>${'1\n'.repeat(many(1_000_000))}`) },
    {
      name: 'HTML tables in a text file',
      make: () => txt(`${'<table><tr><td>1</td></tr></table>\n'.repeat(many(30_000))}`),
    },
    { name: 'unclosed HTML tables in a text file', make: () => txt('<table>\n'.repeat(many(100_000))) },
    { name: 'empty lines', make: () => txt(`1${'\n'.repeat(many(3_000_000))}1`) },
    { name: 'an empty file', expected: ['empty'], make: () => txt('') },
    { name: 'white space alone', expected: ['empty'], make: () => txt(' \n\u3000'.repeat(1000)) },
    { name: 'a byte order mark alone', expected: ['empty', 'damaged'], make: () => txt('\ufeff') },
    { name: 'NUL bytes', expected: refused, make: () => ({ name: 'a.txt', bytes: Buffer.alloc(100_000) }) },
    {
      name: 'lone surrogates',
      make: () => ({
        name: 'a.txt',
        bytes: Buffer.from(`\ufeff${'\ud800年\udfff1'.repeat(many(200_000))}`, 'utf16le'),
      }),
    },
    {
      name: 'half a character of UTF-16',
      make: () => ({ name: 'a.txt', bytes: Buffer.from([0xff, 0xfe, 0x31]) }),
    },
    {
      name: 'all bytes',
      make: () => ({
        name: 'a.txt',
        bytes: Buffer.from(Array.from({ length: 25_500 }, (_, i) => 1 + (i % 255))),
      }),
    },
    { name: '21 MB of text', expected: bomb, make: () => txt('1'.repeat(22_000_000)) },
  ];
}
