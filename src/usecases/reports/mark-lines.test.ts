import { expect, it } from 'vitest';
import { aFinding } from '../../../tests/support/report-records.ts';
import { markLines } from './mark-lines.ts';

const finding = (number: number, quote: string, line: number | null) => ({
  ...aFinding(`F${number}`, { evidence: [{ quote, line }] }),
  number,
  places: [],
});
const marked = (lines: string[], ...findings: ReturnType<typeof finding>[]) =>
  markLines(lines, findings).map((line) =>
    line.parts
      .map((part) => (part.findings.length > 0 ? `[${part.text}]${part.findings.join()}` : part.text))
      .join(''),
  );

it('marks the quoted words, overlaps included', () => {
  expect(
    marked(['共收到申请41条，办结率100%'], finding(1, '申请41条', 1), finding(2, '41条，办结率100%', 1)),
  ).toEqual(['共收到[申请]1[41条]1,2[，办结率100%]2']);
});

it('finds a quote without a line, the beginning of a broken one, and marks the whole line otherwise', () => {
  expect(marked(['甲', '乙丙'], finding(1, '丙', null))).toEqual(['甲', '乙[丙]1']);
  expect(marked(['全年共收到申请', '41条'], finding(1, '共收到申请41条', 1))[0]).toBe('全年[共收到申请]1');
  expect(marked(['  203 '], finding(1, '总计 … 203', 1))).toEqual(['  [203]1 ']);
  expect(marked(['甲'], finding(1, '无', 9))).toEqual(['甲']);
});
