/** GET /workbench/complaints: complaints to the 主管部门 (条例 47) and what is overdue. */
import { listComplaints } from '../../../usecases/complaints/show-complaint.ts';
import type { Route } from '../../site.ts';
import { openIn, readSidePlace, readSideQuery } from '../corrections/side-list.tsx';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { ComplaintsView } from './complaints.view.tsx';
import { section } from './section.ts';

export const complaints: Route = (web, site) =>
  staffRoutes(web, site).get(section, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const query = readSideQuery(request.query);
    const listed = await listComplaints(site.staff, caller, {
      regionId: caller.regionId,
      open: openIn(query),
      words: query.q,
      after: readSidePlace(request.query('after')),
    });
    if (!listed.ok) return staffProblem(request, listed.problems);
    return staffPage(request, { title: '投诉', section }, ComplaintsView({ list: listed.value, query }));
  });
