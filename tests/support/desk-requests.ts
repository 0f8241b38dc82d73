/** Requests that the desk registers in tests, through the use case that the form calls. */
import type { Staff } from '../../src/domain/people/caller.ts';
import { type NewRequest, noApplicant } from '../../src/domain/requests/new-request.ts';
import type { ReceivedRequest } from '../../src/usecases/requests/receive-request.ts';
import { registerRequest } from '../../src/usecases/requests/register-request.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { aStaff, testRegion } from './staff.ts';

/** A request handed in at the counter of 1001 on the test clock's day; every field can be replaced. */
export function aNewRequest(more: Partial<NewRequest> = {}): NewRequest {
  return {
    regionId: testRegion,
    agencyId: '1001',
    channel: 'counter',
    arrivedAtAgency: null,
    arrivedAtOffice: null,
    confirmedOn: null,
    evidence: '',
    applicant: {
      ...noApplicant,
      kind: 'person',
      name: '谷雨生',
      paper: 'resident-card',
      identityNumber: '990121194912310023',
      phone: '19900000099',
      email: 'guyusheng@qinghe.example',
      address: '青禾县禾苗路 9 号',
    },
    agent: null,
    title: '城北片区征地补偿安置方案',
    items: [],
    description: '请公开城北片区征地补偿安置方案及补偿标准测算依据。',
    form: 'electronic',
    delivery: 'email',
    otherFormAccepted: true,
    needsHelp: false,
    agreesToPublish: false,
    oral: false,
    splitFrom: null,
    files: [],
    draft: null,
    demands: 'as-handed-in',
    ...more,
  };
}

/** Somebody who may register anything in the county. */
export const aRegistrar: Staff = aStaff([{ role: 'county-desk', agencyId: null }], {
  accountId: 'registrar',
  name: '登记员',
});

/** Registers it. @throws when it is refused */
export async function registered(
  deps: StaffDeps,
  more: Partial<NewRequest> = {},
  caller: Staff = aRegistrar,
): Promise<ReceivedRequest> {
  const order = { request: aNewRequest(more), scans: [], duplicatesSeen: true };
  const result = await registerRequest(deps, caller, order);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
