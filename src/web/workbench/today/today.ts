/** GET /workbench: 今日, what is due. */
import { showToday } from '../../../usecases/workbench/today.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { TodayView } from './today.view.tsx';

export const today: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const tasks = await showToday(site.staff, caller);
    if (!tasks.ok) return staffProblem(request, tasks.problems);
    return staffPage(
      request,
      { title: '今日', section: '/workbench' },
      TodayView({ name: caller.name, tasks: tasks.value }),
    );
  });
};
