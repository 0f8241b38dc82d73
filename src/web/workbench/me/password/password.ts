/** GET, POST /workbench/me/password: another password. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { changePassword } from '../../../../usecases/sign-in/change-password.ts';
import type { Route } from '../../../site.ts';
import { keepDeviceCookie } from '../../device-cookie.ts';
import { knockedTooOften } from '../../sign-in/sign-in-limit.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffRoutes } from '../../staff-request.ts';
import { PasswordView } from './password.view.tsx';

const path = '/workbench/me/password';

export const myPassword: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : page(request, []);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const result = await changePassword(site.staff, caller, {
      present: form.raw('present'),
      password: form.raw('password'),
      again: form.raw('again'),
    });
    if (!result.ok) return page(request, result.problems);
    keepDeviceCookie(request.c, site, result.value.device);
    return request.c.redirect('/workbench/me?done=password', 303);
  });
};

function page(request: StaffRequest, problems: readonly Problem[]): Promise<Response> {
  const { password: policy } = request.site.staff.signIn;
  const status = problems.length === 0 ? 200 : problems[0]!.code === 'too-often' ? 429 : 422;
  return staffPage(request, { title: '改口令', section: '' }, PasswordView({ policy, problems }), status);
}
