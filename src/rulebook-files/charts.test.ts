import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testRulebook } from '../../tests/support/rulebook.ts';
import { parseCharts } from './charts.ts';

const yaml = readFileSync(new URL('../../rules/reports/charts.yaml', import.meta.url), 'utf8');

it('reads the charts; every cell is on its form', () => {
  const read = parseCharts(yaml);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  for (const series of read.charts.flatMap((chart) => chart.series)) {
    for (const [id, keys] of Object.entries(series.cells)) {
      const format = testRulebook.formats.find((each) => each.id === id);
      expect(keys.filter((key) => !format?.cells.has(key))).toEqual([]);
    }
  }
});

it('tells every problem', () => {
  expect(parseCharts('charts: [{ id: A, title: x }]')).toMatchObject({ ok: false });
  expect(parseCharts('charts: [')).toMatchObject({ ok: false });
  expect(parseCharts(yaml.replaceAll('id: results', 'id: requests'))).toMatchObject({
    problems: ['charts: requests is there twice'],
  });
});
