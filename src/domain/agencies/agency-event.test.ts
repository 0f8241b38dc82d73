import { expect, it } from 'vitest';
import { anAgency } from '../../../tests/support/agencies.ts';
import { agencyAfter } from './agency-event.ts';

const fact = (kind: string, data: Record<string, unknown>) => ({
  regionId: '990121',
  kind,
  subject: 'agency/1001',
  data,
});

it('folds the life of an agency', () => {
  const {
    regionId: _region,
    agencyId: _id,
    until: _until,
    successors: _successors,
    ...born
  } = anAgency('1001');
  const succession = { successorId: '2', on: '2025-01-01', functionName: '', basis: 'x' };
  const events = [
    fact('agency-registered', born),
    fact('agency-changed', { name: '新名', office: { phone: '1' } }),
    fact('agency-office-changed', { head: '禾雨水' }),
    fact('something-else', { name: 'no' }),
    fact('agency-succeeded', { successions: [succession] }),
    fact('agency-dissolved', { until: '2025-01-01', basis: 'x' }),
  ];
  const state = events.reduce<ReturnType<typeof agencyAfter>>(
    (agency, event) => agencyAfter(agency, event),
    null,
  );
  const first = anAgency('1001');
  expect(state).toEqual({
    ...first,
    name: '新名',
    office: { ...first.office, phone: '1', head: '禾雨水' },
    successors: [succession],
    until: '2025-01-01',
  });
});

it('takes a contradiction in the ledger for a broken assumption', () => {
  expect(() => agencyAfter(anAgency('1001'), fact('agency-registered', {}))).toThrow('twice');
  expect(() => agencyAfter(null, fact('agency-changed', {}))).toThrow('before it was registered');
});
