/** GET /workbench/delegations; POST /workbench/delegations/:delegationId/end. */
import type { Staff } from '../../../domain/people/caller.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import { endDelegation } from '../../../usecases/people/end-delegation.ts';
import { listDelegations } from '../../../usecases/people/list-delegations.ts';
import type { Route } from '../../site.ts';
import { isTurnedAway } from '../people/turned-away.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { DelegationsView } from './delegations.view.tsx';

const path = '/workbench/delegations';

export const delegations: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : page(request, caller, []);
  });
  routes.post(`${path}/:delegationId/end`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const ended = await endDelegation(site.staff, caller, caller.regionId, request.param('delegationId'));
    if (ended.ok) return request.c.redirect(`${path}?done=ended`, 303);
    if (isTurnedAway(ended.problems)) return staffProblem(request, ended.problems);
    return page(request, caller, ended.problems);
  });
};

async function page(request: StaffRequest, caller: Staff, problems: readonly Problem[]): Promise<Response> {
  const list = await listDelegations(request.site.staff, caller);
  if (!list.ok) return staffProblem(request, list.problems);
  const view = DelegationsView({ list: list.value, problems, finished: request.query('done') });
  const facts = { title: '委托与移交', section: path };
  return staffPage(request, facts, view, problems.length === 0 ? 200 : 422);
}
