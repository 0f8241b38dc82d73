/** GET /workbench: 今日, what is due. */
import { showToday } from '../../../usecases/workbench/today.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { TodayView } from './today.view.tsx';

export const today: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showToday(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const view = TodayView({
      name: caller.name,
      hasRoles: caller.grants.length > 0,
      today: shown.value,
      finished: request.query('done'),
    });
    return staffPage(request, { title: '今日', section: '/workbench' }, view);
  });
};
