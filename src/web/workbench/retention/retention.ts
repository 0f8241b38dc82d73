/** GET /workbench/retention: how long personal data are kept, what is due, what was anonymised. */
import { showRetention } from '../../../usecases/personal-data/show-retention.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { RetentionView } from './retention.view.tsx';

const path = '/workbench/retention';

export const retention: Route = (web, site) => {
  staffRoutes(web, site).get(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showRetention(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(request, { title: '保存期限', section: path }, RetentionView(shown.value));
  });
};
