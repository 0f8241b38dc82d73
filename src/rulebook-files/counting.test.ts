import { expect, it } from 'vitest';
import { testRulebook } from '../../tests/support/rulebook.ts';
import { formatOfYear, resultRows } from '../domain/reports/counting.ts';
import { readCounting } from './counting.ts';

const text = (row: string, column: string) => `in_force_from: 2019-05-15
article: x
formats:
  - format: G3
    requests: { table: requests, received: ${row}, carried_in: carried_in, carried_out: carried_out, results_total: handled_total, total: total }
    disputes: { table: review_litigation, reviews: review, direct: litigation_direct, after_review: litigation_after_review, pending: ${column}, total: total }
`;

it('names rows and columns that the form has', () => {
  expect(readCounting('c.yaml', text('new_received', 'pending'), testRulebook.formats).problems).toEqual([]);
});

it('reports rows and columns that the form does not have, with their line', () => {
  const { problems } = readCounting('c.yaml', text('nobody', 'never'), testRulebook.formats);
  expect(problems).toEqual([
    { file: 'c.yaml', line: 4, message: 'G3: requests has no row nobody' },
    { file: 'c.yaml', line: 4, message: 'G3: review_litigation has no column never' },
  ]);
  expect(readCounting('c.yaml', text('new_received', 'pending'), []).problems).toMatchObject([
    { message: 'no form G3' },
  ]);
});

it('leaves the results: 21 rows since 2021, 19 before', () => {
  const rows = (year: number) => {
    const format = formatOfYear(testRulebook.formats, year)!;
    return resultRows(format, testRulebook.counting.find((each) => each.format === format.id)!).length;
  };
  expect(rows(2021)).toBe(21);
  expect(rows(2020)).toBe(19);
});
