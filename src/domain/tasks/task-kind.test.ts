import { expect, it } from 'vitest';
import { aboutAgency, dueDay, type TaskKind } from './task-kind.ts';

const kind: TaskKind = {
  id: 'check',
  title: '核对{agency}的电话',
  link: '/workbench/agencies/{agency_id}/office',
  act: 'agency.change-office',
  everyDays: 180,
  aheadDays: 15,
  restarts: [],
  roles: ['clerk'],
  otherwise: ['county-desk'],
  article: '《条例》第四条',
  from: '2019-05-15',
  until: '2030-01-01',
};

it.each([
  [null, '2026-11-21', '2026-12-06'],
  ['2026-11-20', '2027-05-03', null],
  ['2026-11-20', '2027-05-04', '2027-05-19'],
  ['2026-11-20', '2027-08-01', '2027-05-19'],
  [null, '2019-05-14', null],
  [null, '2019-05-15', '2019-05-30'],
  [null, '2030-01-01', null],
])('last done %s, asked on %s: due %s', (last, today, due) => {
  expect(dueDay(kind, last, today)).toBe(due);
});

it('fills in the agency wherever it is named', () => {
  const agency = { agencyId: '1001', name: '财政局' };
  expect(aboutAgency(kind.title, agency)).toBe('核对财政局的电话');
  expect(aboutAgency(kind.link, agency)).toBe('/workbench/agencies/1001/office');
});
