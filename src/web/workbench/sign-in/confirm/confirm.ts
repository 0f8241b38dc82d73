/** GET, POST /workbench/sign-in/confirm: the password again. `return` names the page that asked for it. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { confirmIdentity } from '../../../../usecases/sign-in/confirm-identity.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { returnPath } from '../return-path.ts';
import { knockedTooOften } from '../sign-in-limit.ts';
import { ConfirmView } from './confirm.view.tsx';

const path = '/workbench/sign-in/confirm';

export const confirm: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    return page(request, caller, returnPath(request.query('return')), [], 200);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const target = returnPath(form.text('return'));
    const result = await confirmIdentity(site.staff, caller, { password: form.raw('password') });
    if (result.ok) return request.c.redirect(target, 303);
    const { problems } = result;
    if (problems[0].code === 'password-wrong') return page(request, caller, target, problems, 422);
    if (problems[0].code === 'too-often') return page(request, caller, target, problems, 429);
    return staffProblem(request, problems);
  });
};

function page(
  request: StaffRequest,
  { name }: Staff,
  target: string,
  problems: readonly Problem[],
  status: 200 | 422 | 429,
): Promise<Response> {
  const minutes = request.site.staff.signIn.session.confirmedMinutes;
  const view = ConfirmView({ name, minutes, target, problems });
  return staffPage(request, { title: '再次确认身份', section: '' }, view, status);
}
