/** GET /workbench/permissions: who may do what. */
import { listPermissions } from '../../../usecases/permissions/list-permissions.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { PermissionsView } from './permissions.view.tsx';

export const permissions: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/permissions', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const table = await listPermissions(site.staff, caller);
    if (!table.ok) return staffProblem(request, table.problems);
    const own = caller.grants.map(({ role }) => role);
    return staffPage(
      request,
      { title: '权限表', section: '' },
      PermissionsView({ table: table.value, own: new Set(own) }),
    );
  });
};
