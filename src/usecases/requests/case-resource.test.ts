import { expect, it } from 'vitest';
import { aStaff } from '../../../tests/support/staff.ts';
import { caseResource } from './case-resource.ts';

const given = {
  regionId: '990121',
  agencyId: '1001',
  assigned: { agencyId: '1002', accountId: null, unit: '', dueOn: null },
};

it('lets the people of the agency that was given the case work on it', () => {
  const clerk = aStaff([{ role: 'clerk', agencyId: '1002' }]);
  expect(caseResource(clerk, 'request.handle', given)).toEqual({ regionId: '990121', agencyId: '1002' });
});

it('leaves signature, review, extension, fee and publication to the agency in whose name it is answered', () => {
  const everything = aStaff(
    (['reviewer', 'leader', 'office-head'] as const).map((role) => ({ role, agencyId: '1002' })),
  );
  for (const act of [
    'request.sign',
    'request.review-answer',
    'request.approve-extension',
    'request.approve-fee',
    'request.publish',
  ] as const)
    expect([act, caseResource(everything, act, given)]).toEqual([
      act,
      { regionId: '990121', agencyId: '1001' },
    ]);
});
