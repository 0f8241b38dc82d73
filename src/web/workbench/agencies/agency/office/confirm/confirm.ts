/** POST /workbench/agencies/:agencyId/office/confirm: looked through, nothing to change. */
import { confirmOffice } from '../../../../../../usecases/tasks/confirm-office.ts';
import type { Route } from '../../../../../site.ts';
import { signedIn, staffProblem, staffRoutes } from '../../../../staff-request.ts';

export const confirmOfficePage: Route = (web, site) => {
  staffRoutes(web, site).post('/workbench/agencies/:agencyId/office/confirm', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const agencyId = request.param('agencyId');
    const confirmed = await confirmOffice(site.staff, caller, caller.regionId, agencyId);
    if (!confirmed.ok) return staffProblem(request, confirmed.problems);
    return request.c.redirect('/workbench?done=office-confirmed', 303);
  });
};
