/** GET, POST /workbench/invitation/:regionId/:token: the first sign-in. */
import type { Problem } from '../../../domain/problems/problem.ts';
import { acceptInvitation, showInvitation } from '../../../usecases/sign-in/accept-invitation.ts';
import { passwordHint } from '../../../usecases/sign-in/new-password.ts';
import type { Route } from '../../site.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { withoutReferrer } from '../sign-in/private-page.ts';
import { knockedTooOften } from '../sign-in/sign-in-limit.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { InvitationView } from './invitation.view.tsx';

const path = '/workbench/invitation/:regionId/:token';

const linkOf = ({ param }: StaffRequest) => ({ regionId: param('regionId'), token: param('token') });

export const invitation: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, [], 200));
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const result = await acceptInvitation(site.staff, request.caller, {
      ...linkOf(request),
      password: form.raw('password'),
      again: form.raw('again'),
    });
    if (result.ok) return nextStep(request, result.value, '/workbench');
    const [{ code }] = result.problems;
    if (code === 'not-found') return withoutReferrer(await staffProblem(request, result.problems));
    return page(request, result.problems, 422);
  });
};

async function page(
  request: StaffRequest,
  problems: readonly Problem[],
  status: 200 | 422,
): Promise<Response> {
  const { site, c } = request;
  const shown = await showInvitation(site.staff, linkOf(request));
  if (!shown.ok) return withoutReferrer(await staffProblem(request, shown.problems));
  const view = InvitationView({
    ...shown.value,
    action: c.req.path,
    hint: passwordHint(site.staff),
    problems,
  });
  return withoutReferrer(await staffPage(request, { title: '设置口令', section: '' }, view, status));
}
