/** The form that asks another agency for its part: which agencies and people there are. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { AssignForm } from './assign-request.ts';
import { type CaseOrder, lookAtCase } from './open-case.ts';
import { workingPeople } from './working-people.ts';

export function openCohandling(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder,
): Promise<Result<AssignForm>> {
  return lookAtCase(deps, caller, 'request.handle', order, async (open) => {
    const all = await open.stores.agencies.list(order.regionId);
    const agencies = all
      .filter((agency) => existsOn(agency, open.today))
      .map(({ agencyId, name, shortName }) => ({ agencyId, name: shortName === '' ? name : shortName }));
    return done({ open, agencies, people: await workingPeople(open.stores, order.regionId) });
  });
}
