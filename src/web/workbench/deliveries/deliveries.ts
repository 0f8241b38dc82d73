/** GET /workbench/deliveries: what was sent to whom, what waits and what failed. */
import { listDeliveries } from '../../../usecases/notifications/list-deliveries.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { DeliveriesView } from './deliveries.view.tsx';

export const deliveries: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/deliveries', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const query = { status: request.query('status'), before: request.query('before') };
    const page = await listDeliveries(site.staff, caller, query);
    if (!page.ok) return staffProblem(request, page.problems);
    const facts = { title: '通知投递', section: '/workbench/deliveries' };
    return staffPage(request, facts, DeliveriesView(page.value));
  });
};
