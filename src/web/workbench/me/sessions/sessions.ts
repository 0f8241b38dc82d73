/** POST /workbench/me/sessions/end, …/end-others: signs out elsewhere. */
import { endSession, signOutEverywhere } from '../../../../usecases/sign-in/sign-out.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { signedIn, staffProblem, staffRoutes } from '../../staff-request.ts';

export const mySessions: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.post('/workbench/me/sessions/end', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const result = await endSession(site.staff, caller, { sessionId: form.text('session') });
    if (!result.ok) return staffProblem(request, result.problems);
    return request.c.redirect('/workbench/me?done=session-ended', 303);
  });
  routes.post('/workbench/me/sessions/end-others', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const result = await signOutEverywhere(site.staff, caller);
    if (!result.ok) return staffProblem(request, result.problems);
    return request.c.redirect('/workbench/me?done=sessions-ended', 303);
  });
};
