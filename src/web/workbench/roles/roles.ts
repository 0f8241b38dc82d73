/** GET /workbench/roles: who has which role, by role; `agency` narrows it to one agency. */
import { listRoles } from '../../../usecases/people/list-roles.ts';
import { may } from '../../../usecases/workbench/menu.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { RolesView } from './roles.view.tsx';

export const roles: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/roles', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const agencyId = request.query('agency');
    const list = await listRoles(site.staff, caller, regionId, agencyId);
    if (!list.ok) return staffProblem(request, list.problems);
    const view = RolesView({ list: list.value, agencyId, mayGrant: may(caller, 'role.grant', { regionId }) });
    return staffPage(request, { title: '角色', section: '/workbench/roles' }, view);
  });
};
