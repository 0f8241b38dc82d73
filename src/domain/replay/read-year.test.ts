import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import { testRequestRules } from '../../../tests/support/staff.ts';
import { reportTableOf } from '../requests/year-cells.ts';
import { readYear } from './read-year.ts';

const rules = testRequestRules();
const { applicants } = rules.intake;

function read(id: string, change: Record<string, number | null> = {}, formatId?: string) {
  const gold = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../data/reports', `${id}.gold.json`), 'utf8'),
  ) as { generation: string; cells: Record<string, number | null> };
  const wanted = formatId ?? gold.generation;
  const format = testRulebook.formats.find((each) => each.id === wanted)!;
  const rule = reportTableOf(rules.reportTables, wanted)!;
  return readYear({
    format,
    rule,
    identities: testRulebook.identities,
    applicants,
    cells: { ...gold.cells, ...change },
  });
}

it('reads 陆河 2020, filling in the one cell that its sum decides', () => {
  const year = read('441523-2020');
  if (!year.ok) throw new Error(year.problems[0].message);
  expect(year.value.received).toMatchObject({ person: 10, business: 1 });
  expect(year.value.carriedOut).toMatchObject({ person: 1 });
  expect(year.value.results.unable_not_held).toMatchObject({ person: 7 });
  expect(year.value.disputes.litigation_direct).toEqual({ upheld: 1, corrected: 0, other: 0, '': 0 });
});

it('refuses 句容 2019 and 关岭 2019 with the identities that they break', () => {
  const first = read('321183-2019');
  expect(first).toMatchObject({ ok: false });
  if (first.ok) throw new Error('balanced');
  expect(first.problems.map(({ code }) => code)).toContain('not-balanced');
  expect(first.problems.map(({ message }) => message).join()).toContain('G2.REQ.BALANCE：“自然人”');
  const second = read('520424-2019');
  expect(second.ok ? '' : second.problems[0].message).toContain('G2.REQ.BALANCE');
});

it('reads 句容 2019 once it is made consistent', () => {
  const year = read('321183-2019', {
    'requests.carried_out.natural_person': 20,
    'requests.carried_out.total': 19,
    'requests.new_received.commercial': 18,
    'requests.new_received.total': 222,
  });
  expect(year.ok).toBe(false);
  const right = read('321183-2019', {
    'requests.new_received.natural_person': 197,
    'requests.new_received.commercial': 18,
    'requests.new_received.total': 216,
  });
  expect(right).toMatchObject({ ok: true });
});

it('refuses a report without the two chapters, and what is no number of cases', () => {
  expect(read('500154-2017', {}, 'G2')).toMatchObject({ ok: false, problems: [{ code: 'no-chapters' }] });
  expect(read('441523-2020', { 'requests.granted.total': 1.5 })).toMatchObject({
    ok: false,
    problems: [{ code: 'cell-invalid' }],
  });
});

it('needs the parts only: what is left out is nothing, and sums follow', () => {
  const format = testRulebook.formats.find(({ id }) => id === 'G3')!;
  const year = readYear({
    format,
    rule: reportTableOf(rules.reportTables, 'G3')!,
    identities: testRulebook.identities,
    applicants,
    cells: { 'requests.new_received.natural_person': 3, 'requests.granted.natural_person': 3 },
  });
  expect(year).toMatchObject({ ok: true, value: { received: { person: 3, business: 0 } } });
});
