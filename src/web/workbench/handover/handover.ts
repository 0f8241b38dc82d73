/** GET, POST /workbench/handover: all open work of a person goes to one colleague. */
import type { Staff } from '../../../domain/people/caller.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import { handOverWork } from '../../../usecases/people/hand-over-work.ts';
import { showHandover } from '../../../usecases/people/show-handover.ts';
import type { Route } from '../../site.ts';
import { isTurnedAway } from '../people/turned-away.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { HandoverView } from './handover.view.tsx';

const path = '/workbench/handover';

export const handover: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : page(request, caller, request.query('from'), '', []);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const [from, to] = [text('from') === '' ? caller.accountId : text('from'), text('to')];
    const moved = await handOverWork(site.staff, caller, caller.regionId, from, to);
    if (moved.ok) return request.c.redirect('/workbench/delegations?done=handed-over', 303);
    if (isTurnedAway(moved.problems)) return staffProblem(request, moved.problems);
    return page(request, caller, from, to, moved.problems);
  });
};

async function page(
  request: StaffRequest,
  caller: Staff,
  from: string,
  to: string,
  problems: readonly Problem[],
): Promise<Response> {
  const shown = await showHandover(request.site.staff, caller, caller.regionId, from);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const view = HandoverView({ handover: shown.value, me: caller.accountId, to, problems });
  const facts = { title: '移交未办事项', section: '/workbench/delegations' };
  return staffPage(request, facts, view, problems.length === 0 ? 200 : 422);
}
