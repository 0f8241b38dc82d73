/** What crawled pages print round the form: lessons from their look, in words of our own. */
import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../../tests/support/rulebook.ts';
import type { Pages } from '../../pages/page.ts';
import { readChapters } from './chapters.ts';
import { readContact } from './contact.ts';
import { isOtherKind, readHeading } from './heading.ts';
import { readPublisher } from './publisher.ts';
import { recognise } from './recognise.ts';

const g3 = testRulebook.formats.find((entry) => entry.id === 'G3') ?? null;
const g1 = testRulebook.formats.find((entry) => entry.id === 'G1');
const titles = (g3?.chapters ?? []).map((chapter) => chapter.title);
const numerals = [...'一二三四五六'];
const headingsOf = (lines: readonly string[]) => readChapters(lines, g3).map((chapter) => chapter.heading);

function pagesOf(lines: readonly string[]): Pages {
  return {
    lines,
    blocks: lines.map((text, i) => ({ kind: 'text' as const, text, place: { line: i + 1 } })),
  } as unknown as Pages;
}

describe('chapters', () => {
  const numbered = titles.map((title, i) => `${numerals[i]}、${title}`);
  const withText = (headings: readonly string[]) =>
    headings.flatMap((heading) => [heading, '本年做了工作。']);

  it('leaves out a list of contents, with or without page numbers', () => {
    for (const list of [numbered, numbered.map((heading, i) => `${heading}……${i + 1}`)])
      expect(headingsOf(['目  录', ...list, '数据统计期限为全年。', ...withText(numbered)])).toEqual(
        numbered,
      );
    expect(headingsOf([...numbered, ...withText(numbered)])).toEqual(numbered);
  });

  it('keeps headings without text between them that are printed once', () => {
    expect(headingsOf(numbered)).toEqual(numbered);
  });

  it.each([
    (title: string, i: number) => `第${numerals[i]}部分 ${title}`,
    (title: string, i: number) => `（${numerals[i]}）${title}`,
    (title: string, i: number) => `${i + 1}.${title}`,
    (title: string) => title,
  ])('takes the form’s chapters in another style', (style) => {
    const headings = titles.map(style);
    expect(headingsOf(withText(headings))).toEqual(headings);
  });

  it('takes no row of a table for a chapter, whatever its label', () => {
    expect(headingsOf([...numbered, '一、本年登记的申请 | 0 | 2 | 0 |'])).toEqual(numbered);
    expect(headingsOf([...numbered, '一、本年登记的申请', '', '0', '', '2'])).toEqual(numbered);
  });
});

describe('tables', () => {
  const rows = (g1?.tables[0]?.rows ?? []).map((row, i) => ({ row, number: i + 1 }));
  const head = [
    '青山县2016年政府信息公开工作年度报告',
    '政府信息公开情况统计表',
    '序号',
    '统计指标',
    '单位',
    '统计数',
  ];
  const cellsOf = (lines: readonly string[]) => recognise(pagesOf(lines), testRulebook).cells;

  it('reads past running numbers, also beside empty cells', () => {
    const lines = rows.flatMap(({ row, number }) => [
      String(number),
      row.label,
      row.unit ?? '——',
      row.header ? '——' : number % 3 === 0 ? ' ' : '7',
    ]);
    const report = recognise(pagesOf([...head, ...lines]), testRulebook);
    for (const { row, number } of rows)
      if (!row.header) expect(report.cells.get(`stats.${row.key}`)?.value).toBe(number % 3 === 0 ? null : 7);
    expect(report.notes.filter((note) => note.code === 'heading-number')).toEqual([]);
  });

  it('reads running numbers between unit and number', () => {
    const lines = rows.map(({ row, number }) =>
      [row.label, row.unit ?? '——', number, row.header ? '——' : 5].join('\t'),
    );
    expect(cellsOf([...head, ...lines]).get('stats.req_received')?.value).toBe(5);
  });

  it('reads none of several columns, and says so once', () => {
    const lines = rows.map(
      ({ row }) => `${row.label} | ${row.unit ?? '——'} | ${row.header ? '' : '3 | 0 | 4 |'}`,
    );
    const report = recognise(pagesOf([...head, ...lines]), testRulebook);
    expect([...report.cells.values()].every((cell) => cell.value === null)).toBe(true);
    expect(report.notes.map((note) => note.code)).toEqual(['several-columns']);
  });

  it('reads an older list with a few like labels as none', () => {
    const lines = ['1.当面申请数 | 件 | 11 | 4 |', '2.传真申请数 | 件 | 12 | 5 |'];
    const report = recognise(pagesOf(['青山县2012年政府信息公开工作年度报告', ...lines]), testRulebook);
    expect([...report.cells.values()].every((cell) => cell.value === null)).toBe(true);
    expect(report.notes).toEqual([]);
  });

  it('finds a short label with a note in brackets behind it', () => {
    const lines = [
      '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
      '规章（设区的市填报） | 0 | 1 | 2 |',
    ];
    const cells = cellsOf(['青山县2022年政府信息公开工作年度报告', ...lines]);
    expect(cells.get('art20_1.rules.in_force')?.value).toBe(2);
  });

  it('takes a pipe alone on its line for an empty cell where the row needs it', () => {
    const lines = ['一、本年新收政府信息公开申请数量 |', '56 |', '|', '|', '|', '|', '|', '56 |', '||'];
    const cells = cellsOf([
      '青山县2022年政府信息公开工作年度报告',
      ...lines,
      '二、上年结转政府信息公开申请数量 |',
    ]);
    expect(cells.get('requests.new_received.total')?.value).toBe(56);
    expect(cells.get('requests.new_received.commercial')?.value).toBeNull();
  });
});

describe('around the text', () => {
  it('reads a title with its year behind the subject', () => {
    const { title, year } = readHeading(['青山县外事办公室', '政府信息公开工作2022年度报告'], undefined);
    expect([title, year]).toEqual(['青山县外事办公室政府信息公开工作2022年度报告', 2022]);
  });

  it('knows a notice or a rule about annual reports', () => {
    const notice = ['关于做好2018年政府信息公开工作年度报告编制公布工作的', '通 知'];
    expect(isOtherKind(notice)).toBe(true);
    expect(readHeading(notice, undefined).title).toBeNull();
    expect(isOtherKind(['青山县政府信息公开年度报告制度'])).toBe(true);
    expect(isOtherKind(['青山县2018年政府信息公开工作年度报告'])).toBe(false);
  });

  it('reads nothing into a notice, not even its year', () => {
    const lines = [
      '青山县',
      '关于做好2018年政府信息公开工作年度报告编制工作的通知',
      '一、内容',
      '2019年3月底前报送。',
    ];
    const report = recognise(pagesOf(lines), testRulebook);
    expect([report.generation, report.year, report.title]).toEqual([null, null, null]);
  });

  it('takes the publisher from the preamble or the signature', () => {
    expect(readPublisher(['现公布青山县教育局2019年政府信息公开工作年度报告。'], null, 2)).toBe(
      '青山县教育局',
    );
    expect(readPublisher(['正文。', '', '青山县房屋征收办公室', '2023年1月17日'], null, 1)).toBe(
      '青山县房屋征收办公室',
    );
  });

  it('reads the contact of the report, not of the site', () => {
    const contact = readContact(
      ['请联系青山镇党政办公室，地址：山前路37号 邮编：255000，电话：0533-3081517。'],
      1,
    );
    expect(contact).toEqual({
      unit: '青山镇党政办公室',
      address: '山前路37号',
      postcode: '255000',
      phone: '0533-3081517',
    });
    const footer = [
      '一、总体情况',
      '无。',
      '【打印本页】',
      '地址：山后路99号 邮编：999999 电话：0000-9999999',
    ];
    expect(readContact(footer, 0)).toEqual({});
  });
});
