import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../../tests/support/rulebook.ts';
import { recognise } from './recognise.ts';

const amount = 'art20_9.gov_procurement.total_amount';

/** Reads the procurement table with its heading and cell as printed. */
function read(heading: string, cell: string) {
  const lines = [
    '青山县2019年政府信息公开工作年度报告',
    '二、主动公开政府信息情况',
    '第二十条第（九）项',
    '信息内容',
    '采购项目数量',
    heading,
    '政府集中采购',
    '99',
    cell,
  ];
  const blocks = lines.map((text, i) => ({ kind: 'text' as const, text, place: { line: i + 1 } }));
  const report = recognise({ format: 'txt', blocks, lines }, testRulebook);
  const notes = report.notes.map((note) => note.code).filter((code) => code.startsWith('unit'));
  return [report.cells.get(amount)?.value, notes];
}

describe('the amount of procurement, in 元', () => {
  it.each([
    ['采购总金额', '176252079.43', 176252079.43, ['unit-missing']],
    ['采购总金额', '7111.64万元', 71116400, ['unit-in-cell']],
    ['采购总金额（万元）', '7111.64', 71116400, ['unit-in-heading']],
    ['采购总金额(单位：万元)', '0.07', 700, ['unit-in-heading']],
    ['采购总金额（亿元）', '1.2345', 123450000, ['unit-in-heading']],
    ['采购总金额（万元）', '71116400元', 71116400, ['unit-in-cell']],
  ])('%s | %s', (heading, cell, value, notes) => {
    expect(read(heading, cell)).toEqual([value, notes]);
  });
});
