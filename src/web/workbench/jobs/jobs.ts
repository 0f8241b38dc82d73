/** GET /workbench/jobs: the timed jobs. POST: does a run that was laid aside again, or throws it away. */
import { listJobs } from '../../../usecases/jobs/list-jobs.ts';
import { settleDeadLetter } from '../../../usecases/jobs/settle-dead-letter.ts';
import type { Route } from '../../site.ts';
import { staffForm } from '../staff-form.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { JobsView } from './jobs.view.tsx';

export const jobs: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get('/workbench/jobs', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const list = await listJobs(site.staff, caller);
    if (!list.ok) return staffProblem(request, list.problems);
    const facts = { title: '后台任务', section: '/workbench/jobs' };
    return staffPage(request, facts, JobsView({ list: list.value, done: request.query('done') }));
  });
  for (const settling of ['retry', 'discard'] as const) {
    routes.post(`/workbench/jobs/${settling}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const form = await staffForm(request.c);
      const settled = await settleDeadLetter(site.staff, caller, form.text('letter'), settling);
      if (!settled.ok) return staffProblem(request, settled.problems);
      return request.c.redirect(`/workbench/jobs?done=${settling}`, 303);
    });
  }
};
