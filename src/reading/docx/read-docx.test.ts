import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, test } from 'vitest';
import { readPages } from '../read-file.ts';
import { cellsOf, gridsOf, outcomeOf, pagesOf, textsOf } from '../test-files/expect-pages.ts';
import { makeDocx, paragraph } from '../test-files/make-zip.ts';

const read = async (body: string, before = '') => readPages(await makeDocx(body, before), 'a.docx');

test('a document with merged cells, as an office program writes it', async () => {
  const cell = (text: string, options = {}) => new TableCell({ children: [new Paragraph(text)], ...options });
  const table = new Table({
    rows: [
      new TableRow({ children: [cell('结果', { rowSpan: 2 }), cell('申请人', { columnSpan: 2 })] }),
      new TableRow({ children: [cell('自然人'), cell('总计')] }),
      new TableRow({ children: [cell('予以公开'), cell('3'), cell('')] }),
    ],
  });
  const heading = new Paragraph({ text: '一、总体情况', alignment: AlignmentType.CENTER });
  const document = new Document({ title: '年度报告', sections: [{ children: [heading, table] }] });
  const result = await readPages(await Packer.toBuffer(document), 'a.docx');
  expect(pagesOf(result)).toMatchObject({ format: 'docx', title: '年度报告' });
  expect(textsOf(result)).toEqual(['一、总体情况']);
  const expected = [
    '0,0+2x1 结果',
    '0,1+1x2 申请人',
    '1,1 自然人',
    '1,2 总计',
    '2,0 予以公开',
    '2,1 3',
    '2,2 ',
  ];
  expect(cellsOf(gridsOf(result)[0])).toEqual(expected);
});

describe('runs', () => {
  test('tabs and breaks print, deletions and hidden text do not', async () => {
    const runs =
      '<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t xml:space="preserve"> 乙</w:t></w:r>' +
      '<w:del><w:r><w:delText>x</w:delText><w:t>y</w:t></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>z</w:t></w:r><w:r><w:br/><w:t>丁</w:t></w:r>';
    expect(textsOf(await read(`<w:p>${runs}</w:p>`))).toEqual(['甲\t 乙丙', '丁']);
  });

  test('a text box is read once', async () => {
    const box = `<wps:txbx><w:txbxContent>${paragraph('框')}</w:txbxContent></wps:txbx>`;
    const both = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    expect(textsOf(await read(`<w:p><w:r>${both}</w:r></w:p>${paragraph('尾')}`))).toEqual(['框', '尾']);
  });
});

test('a nested table makes the outer one layout', async () => {
  const inner = `<w:tbl><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('1')}</w:tc></w:tr></w:tbl>`;
  const outer = `<w:tbl><w:tr><w:tc>${paragraph('左')}</w:tc><w:tc>${inner}${paragraph('右')}</w:tc></w:tr></w:tbl>`;
  const result = await read(outer);
  expect(textsOf(result)).toEqual(['左', '右']);
  expect(cellsOf(gridsOf(result)[0])).toEqual(['0,0 甲', '0,1 1']);
});

describe('hostile parts', () => {
  test('a document type is refused, so entities never expand', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    ).join('');
    const doctype = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${entities}]>`;
    expect(outcomeOf(await read(paragraph('&l9;'), doctype))).toBe('damaged');
    expect(textsOf(await read(paragraph('&l9;&amp;')))).toEqual(['&l9;&']);
  });

  test('deep nesting is refused', async () => {
    expect(outcomeOf(await read('<w:sdt>'.repeat(100_000)))).toBe('damaged');
  });
});
