import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../../tests/support/rulebook.ts';
import { assignments } from './assignments.ts';
import type { Slot } from './row-print.ts';
import { type PrintedRow, settleRows } from './settle.ts';

const slot = (text: string): Slot => ({
  kind: text === '' ? 'blank' : 'value',
  text,
  pieces: text.includes(' ') ? text.split(' ') : [],
  place: { line: 1 },
  glued: false,
});
const columns = [
  'natural_person',
  'commercial',
  'research',
  'public_welfare',
  'legal_service',
  'other_org',
  'total',
];
const identities = testRulebook.identities.filter((identity) => identity.formats.includes('G2'));

function row(name: string, printed: readonly string[]): PrintedRow {
  const keys = columns.map((column) => `requests.${name}.${column}`);
  return {
    keys,
    types: keys.map(() => 'integer' as const),
    assignments: assignments(printed.map(slot), 7),
    oneLostCell: 'none',
  };
}

const values = (...rows: PrintedRow[]) => {
  const cells = settleRows(rows, identities);
  return rows.map((each) => each.keys.map((key) => cells.get(key)?.value ?? null));
};

describe('settling a row of seven', () => {
  it.each([
    [
      ['203', '17', '0', '0', '1', '0', '221'],
      [203, 17, 0, 0, 1, 0, 221],
    ],
    [
      ['1 0', '1', '0', '0', '0', '0', '1 1'],
      [10, 1, 0, 0, 0, 0, 11],
    ],
    [['10 1 0 0 0 0 11'], [10, 1, 0, 0, 0, 0, 11]],
    [
      ['5', '', '', '', '', '', '5'],
      [5, null, null, null, null, null, 5],
    ],
    [
      ['5', '', '', '', '', '', '5', ''],
      [5, null, null, null, null, null, 5],
    ],
    [['0000000'], [0, 0, 0, 0, 0, 0, 0]],
    [[], [null, null, null, null, null, null, null]],
  ])('%j', (printed, expected) => {
    expect(values(row('granted', printed))[0]).toEqual(expected);
  });

  it('leaves open what several readings allow', () => {
    expect(values(row('granted', ['1', '1']))[0]).toEqual([null, null, null, null, null, null, 1]);
  });

  it('lets the balance of a column choose', () => {
    const read = values(
      row('new_received', ['3', '2', '0', '0', '0', '0', '5']),
      row('carried_in', ['0', '0', '0', '0', '0', '0', '0']),
      row('handled_total', ['2', '5']),
      row('carried_out', ['3', '0', '0', '0', '0', '0', '3']),
    );
    expect(read[2]?.[1]).toBe(null);
    const sure = values(
      row('new_received', ['3', '2', '0', '0', '0', '0', '5']),
      row('carried_in', ['0', '0', '0', '0', '0', '0', '0']),
      row('handled_total', ['2', '2']),
      row('carried_out', ['3', '0', '0', '0', '0', '0', '3']),
    );
    expect(sure[2]?.slice(0, 2)).toEqual([null, 2]);
  });

  it('never fills in a number that was not printed', () => {
    const cells = settleRows([row('granted', ['5', '5'])], identities);
    expect([...cells.values()].filter((cell) => cell.value === null && cell.settled === 'printed')).toEqual(
      [],
    );
  });
});

describe('one lost number of fifteen', () => {
  const groups = ['review', 'litigation_direct', 'litigation_after_review'];
  const outcomes = ['upheld', 'corrected', 'other', 'pending', 'total'];
  const keys = groups.flatMap((group) => outcomes.map((outcome) => `review_litigation.${group}.${outcome}`));

  it('keeps the printed numbers in place and leaves the gap open, with its candidates', () => {
    const printed = '0 0 0 0 0 1 0 0 1 0 0 0 0 0'.split(' ').map(slot);
    const cells = settleRows(
      [
        {
          keys,
          types: keys.map(() => 'integer' as const),
          assignments: assignments(printed, 15),
          oneLostCell: 'latest',
        },
      ],
      identities,
    );
    expect(keys.map((key) => cells.get(key)?.value)).toEqual([
      0,
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      null,
      1,
      0,
      0,
      0,
      0,
      0,
    ]);
    expect(cells.get('review_litigation.litigation_direct.pending')?.candidates).toEqual([null, 0]);
    expect(cells.get('review_litigation.litigation_direct.total')?.candidates).toBeUndefined();
  });
});
