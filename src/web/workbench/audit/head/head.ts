/** GET /workbench/audit/head: the head of the county's chain, to print and sign. */
import { printHead } from '../../../../usecases/audit-trail/print-head.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { HeadView } from './head.view.tsx';

export const auditHead: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/audit/head', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const printed = await printHead(site.staff, caller, caller.regionId);
    if (!printed.ok) return staffProblem(request, printed.problems);
    const facts = { title: '审计链首', section: '/workbench/audit' };
    return staffPage(request, facts, HeadView({ printed: printed.value, by: caller.name }));
  });
};
