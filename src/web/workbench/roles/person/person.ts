/** /workbench/roles/:accountId: the roles of one person; giving and taking back. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { grantRole } from '../../../../usecases/people/grant-role.ts';
import { showPersonRoles } from '../../../../usecases/people/list-roles.ts';
import { revokeRole } from '../../../../usecases/people/revoke-role.ts';
import { may } from '../../../../usecases/workbench/menu.ts';
import type { Route } from '../../../site.ts';
import { isTurnedAway } from '../../people/turned-away.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { PersonView } from './person.view.tsx';

const path = '/workbench/roles/:accountId';
const nothing = { role: '', agencyId: null };

export const personRoles: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : page(request, caller, nothing, []);
  });
  routes.post(`${path}/grant`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const typed = { role: text('role'), agencyId: text('agencyId') };
    const accountId = request.param('accountId');
    const given = await grantRole(site.staff, caller, caller.regionId, accountId, typed);
    if (given.ok) return request.c.redirect(`/workbench/roles/${accountId}?done=granted`, 303);
    if (isTurnedAway(given.problems)) return staffProblem(request, given.problems);
    return page(request, caller, typed, given.problems);
  });
  routes.post(`${path}/revoke`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const accountId = request.param('accountId');
    const taken = await revokeRole(site.staff, caller, caller.regionId, accountId, text('grantId'));
    if (taken.ok) {
      const { delegations, tasks } = taken.value;
      const came = `delegations=${delegations}&tasks=${tasks}`;
      return request.c.redirect(`/workbench/roles/${accountId}?done=revoked&${came}`, 303);
    }
    if (isTurnedAway(taken.problems)) return staffProblem(request, taken.problems);
    return page(request, caller, nothing, taken.problems);
  });
};

async function page(
  request: StaffRequest,
  caller: Staff,
  typed: { readonly role: string; readonly agencyId: string | null },
  problems: readonly Problem[],
): Promise<Response> {
  const { staff } = request.site;
  const { regionId } = caller;
  const accountId = request.param('accountId');
  const shown = await showPersonRoles(staff, caller, regionId, accountId);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const view = PersonView({
    page: shown.value,
    typed: { role: typed.role, agencyId: typed.agencyId ?? shown.value.account.agencyId ?? '' },
    problems,
    finished: finishedWords(request.query('done'), request.query('delegations'), request.query('tasks')),
    mayGrant: may(caller, 'role.grant', { regionId }) && accountId !== caller.accountId,
    self: accountId === caller.accountId,
  });
  const facts = { title: `${shown.value.account.name}的角色`, section: '/workbench/roles' };
  return staffPage(request, facts, view, problems.length === 0 ? 200 : 422);
}

function finishedWords(finished: string, delegations: string, tasks: string): string {
  if (finished === 'granted') return '角色已授予，立即生效';
  if (finished !== 'revoked') return '';
  const count = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : 0);
  const came = [
    ...(count(delegations) > 0 ? [`结束了 ${count(delegations)} 项委托`] : []),
    ...(count(tasks) > 0 ? [`${count(tasks)} 件未办事项退回机关`] : []),
  ];
  return ['角色已收回，立即生效', ...came].join('，');
}
