/** GET /workbench/notices: my notices. POST: marks one, or all, as read. */
import { listNotices, markNoticesRead } from '../../../usecases/notifications/own-notices.ts';
import type { Route } from '../../site.ts';
import { staffForm } from '../staff-form.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { NoticesView } from './notices.view.tsx';

export const notices: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get('/workbench/notices', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const page = await listNotices(site.staff, caller, request.query('before'));
    if (!page.ok) return staffProblem(request, page.problems);
    return staffPage(request, { title: '通知', section: '' }, NoticesView(page.value));
  });
  routes.post('/workbench/notices', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const marked = await markNoticesRead(site.staff, caller, form.text('notice'));
    return marked.ok ? request.c.redirect('/workbench/notices', 303) : staffProblem(request, marked.problems);
  });
};
