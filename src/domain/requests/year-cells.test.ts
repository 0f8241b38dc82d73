/** Figures in cells: against the project's own forms, with rows read off the forms themselves. */
import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import type { ApplicantKind } from '../request-rules/intake-rules.ts';
import type { ReportTable } from '../request-rules/report-table.ts';
import { cellPlace } from './cell-place.ts';
import { formatOfYear, yearCells } from './year-cells.ts';

const { formats } = testRulebook;

const kinds = ['natural_person', 'commercial', 'research', 'public_welfare', 'legal_service', 'other_org'];
const applicants: readonly ApplicantKind[] = kinds.map((column) => ({
  id: column.replace('_', '-'),
  name: column,
  hint: '',
  organisation: column !== 'natural_person',
  columns: { G2: column, G3: column },
}));

const ruleOf = (format: string): ReportTable => ({
  format,
  table: 'requests',
  results: 'result',
  received: 'new_received',
  carriedIn: 'carried_in',
  handled: 'handled_total',
  carriedOut: 'carried_out',
  total: 'total',
  disputes: { table: 'review_litigation', pending: 'pending', total: 'total' },
});

describe.each(['G2', 'G3'])('%s', (id) => {
  const format = formats.find((each) => each.id === id)!;
  const rule = ruleOf(id);

  it('has every cell of both tables, and sums that agree with their parts', () => {
    const received = { row: 'received', cell: '', applicantKind: 'natural-person', requests: 5 } as const;
    const carried = { row: 'carried-in', cell: '', applicantKind: 'commercial', requests: 2 } as const;
    const granted = {
      row: 'result',
      cell: 'granted',
      applicantKind: 'natural-person',
      requests: 4,
    } as const;
    const denied = {
      row: 'result',
      cell: 'denied_third_party',
      applicantKind: 'commercial',
      requests: 2,
    } as const;
    const left = { row: 'carried-out', cell: '', applicantKind: 'natural-person', requests: 1 } as const;
    const { cells, unplaced } = yearCells(
      format,
      rule,
      applicants,
      [received, carried, granted, denied, left],
      [
        { group: 'review', result: 'upheld', disputes: 2 },
        { group: 'review', result: null, disputes: 1 },
        { group: 'litigation_direct', result: 'corrected', disputes: 1 },
      ],
    );
    expect(unplaced).toBe(0);
    const printed = [...format.cells.values()].filter(({ table }) =>
      ['requests', 'review_litigation'].includes(table),
    );
    expect(Object.keys(cells)).toEqual(printed.map(({ key }) => key));
    expect(cells).toMatchObject({
      'requests.new_received.natural_person': 5,
      'requests.new_received.total': 5,
      'requests.granted.natural_person': 4,
      'requests.denied_third_party.commercial': 2,
      'requests.handled_total.commercial': 2,
      'requests.handled_total.total': 6,
      'requests.carried_out.total': 1,
      'review_litigation.review.upheld': 2,
      'review_litigation.review.pending': 1,
      'review_litigation.review.total': 3,
      'review_litigation.litigation_direct.total': 1,
      'review_litigation.litigation_after_review.total': 0,
    });
    expect(Object.values(cells).reduce((sum, each) => sum + each, 0)).toBe(
      2 * (5 + 2 + 4 + 2 + 1) + 2 * 6 + 2 * 4,
    );
  });

  it('leaves out of every cell what ended in none, and says how many', () => {
    const lost = { row: 'result', cell: '', applicantKind: 'research', requests: 3 } as const;
    const { cells, unplaced } = yearCells(format, rule, applicants, [lost], []);
    expect(unplaced).toBe(3);
    expect(Object.values(cells).every((each) => each === 0)).toBe(true);
  });

  it('refuses a row that the form does not print', () => {
    const odd = { row: 'result', cell: 'no_such_row', applicantKind: 'research', requests: 1 } as const;
    expect(() => yearCells(format, rule, applicants, [odd], [])).toThrow(RangeError);
  });

  it('knows for each cell what it counts', () => {
    const place = (key: string) => cellPlace(format, rule, applicants, key);
    expect(place('requests.granted.commercial')).toMatchObject({
      row: 'result',
      cell: 'granted',
      applicantKind: 'commercial',
    });
    expect(place('requests.handled_total.total')).toMatchObject({ row: 'handled', applicantKind: null });
    expect(place('requests.carried_in.total')).toMatchObject({ row: 'carried-in' });
    expect(place('review_litigation.review.pending')).toMatchObject({ group: 'review', result: null });
    expect(place('review_litigation.review.total')).toMatchObject({ result: undefined });
    expect(place('normative.no.such')).toBeNull();
    const all = [...format.cells.values()].filter(
      ({ table }) => table === 'requests' || table === 'review_litigation',
    );
    expect(all.filter(({ key }) => place(key) === null)).toEqual([]);
  });
});

it('the form of a year is that in force', () => {
  expect([2018, 2019, 2020, 2021, 2026].map((year) => formatOfYear(formats, year)?.id)).toEqual([
    'G1',
    'G2',
    'G2',
    'G3',
    'G3',
  ]);
});
