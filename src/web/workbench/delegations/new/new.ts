/** GET, POST /workbench/delegations/new: lends a role for a period. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { listDelegations } from '../../../../usecases/people/list-delegations.ts';
import { type DelegationInput, makeDelegation } from '../../../../usecases/people/make-delegation.ts';
import type { Route } from '../../../site.ts';
import { isTurnedAway } from '../../people/turned-away.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { NewDelegationView } from './new.view.tsx';

const path = '/workbench/delegations/new';

export const newDelegation: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const today = dayOf(site.clock().toISOString());
    return form(request, caller, { grantId: '', toAccountId: '', from: today, until: '', reason: '' }, []);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const typed = {
      grantId: text('grantId'),
      toAccountId: text('toAccountId'),
      from: text('from'),
      until: text('until'),
      reason: text('reason'),
    };
    const made = await makeDelegation(site.staff, caller, caller.regionId, typed);
    if (made.ok) return request.c.redirect('/workbench/delegations?done=made', 303);
    const unchosen = typed.grantId === '' && made.problems[0].code === 'not-found';
    if (isTurnedAway(made.problems) && !unchosen) return staffProblem(request, made.problems);
    return form(request, caller, typed, unchosen ? [chooseRole] : made.problems);
  });
};

const chooseRole: Problem = { code: 'field-missing', field: 'grantId', message: '请选择委托哪个角色。' };

async function form(
  request: StaffRequest,
  caller: Staff,
  typed: DelegationInput,
  problems: readonly Problem[],
): Promise<Response> {
  const list = await listDelegations(request.site.staff, caller);
  if (!list.ok) return staffProblem(request, list.problems);
  const view = NewDelegationView({ list: list.value, me: caller.accountId, typed, problems });
  const facts = { title: '安排代行', section: '/workbench/delegations' };
  return staffPage(request, facts, view, problems.length === 0 ? 200 : 422);
}
