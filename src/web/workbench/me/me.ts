/** GET /workbench/me: 我的账户. */
import { showMe } from '../../../usecases/me/show-me.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { MeView } from './me.view.tsx';
import { doneWords } from './me-done.ts';

export const me: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/me', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showMe(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const done = doneWords[request.query('done')] ?? null;
    return staffPage(request, { title: '我的账户', section: '' }, MeView({ me: shown.value, done }));
  });
};
