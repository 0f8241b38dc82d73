import { expect, it } from 'vitest';
import type { ReportFormat } from '../src/domain/reports/format.ts';
import { recognise } from '../src/domain/reports/recognise/recognise.ts';
import { readText } from '../src/reading/read-file.ts';
import { testRulebook } from '../tests/support/rulebook.ts';
import { htmlRendition } from './html-rendition.ts';
import { type ReportFile, reportFiles } from './reports.ts';

function read({ bytes, name }: ReportFile) {
  const result = readText(bytes, name);
  if (!result.ok) throw new Error(result.problem.message);
  return { lines: result.pages.lines, report: recognise(result.pages, testRulebook) };
}

it.each(reportFiles().slice(0, 5))('$name as a page prints the same cells', (file) => {
  const { lines, report } = read(file);
  const format = testRulebook.formats.find((each) => each.id === report.generation) as ReportFormat;
  const html = htmlRendition(lines, report, format);
  expect(htmlRendition(lines, report, format)).toBe(html);
  const again = read({ name: 'a.html', bytes: Buffer.from(html) });
  expect(again.report.generation).toBe(report.generation);
  const values = (cells: typeof report.cells) => [...cells.values()].map(({ key, value }) => [key, value]);
  expect(values(again.report.cells)).toEqual(values(report.cells));
});
