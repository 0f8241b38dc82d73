/** GET, POST /workbench/set-up/:token: the first start. */
import type { Problem } from '../../../domain/problems/problem.ts';
import { passwordHint } from '../../../usecases/sign-in/new-password.ts';
import { isSetUpGood } from '../../../usecases/sign-in/prepare-set-up.ts';
import {
  type AdministratorInput,
  administrators,
  setUpLinkUsed,
  setUp as setUpWith,
} from '../../../usecases/sign-in/set-up.ts';
import { type Route, siteAddress } from '../../site.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { withoutReferrer } from '../sign-in/private-page.ts';
import { knockedTooOften } from '../sign-in/sign-in-limit.ts';
import { type StaffForm, staffForm } from '../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { SetUpDoneView, type SetUpFacts, SetUpView } from './set-up.view.tsx';

const path = '/workbench/set-up/:token';

const nobody: AdministratorInput = { name: '', signInName: '', email: '' };

export const setUp: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) =>
    page(request, { regionId: '', people: { system: nobody, security: nobody, audit: nobody } }, [], 200),
  );
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const typed = { regionId: form.text('regionId'), people: peopleOf(form) };
    const result = await setUpWith(site.staff, request.caller, site.deps.rulebook.divisions, {
      ...typed,
      token: request.param('token'),
      password: { password: form.raw('password'), again: form.raw('again') },
    });
    if (!result.ok) return page(request, typed, result.problems, 422);
    const { session, invitations } = result.value;
    setSessionCookie(request.c, site, session);
    const base = siteAddress(site, request.c);
    const view = SetUpDoneView({ ...result.value, addresses: invitations.map((each) => base + each.path) });
    return withoutReferrer(await staffPage(request, { title: '已经设立', section: '' }, view));
  });
};

function peopleOf(form: StaffForm): SetUpFacts['people'] {
  const one = (each: string): AdministratorInput => ({
    name: form.text(`${each}-name`),
    signInName: form.text(`${each}-signInName`),
    email: form.text(`${each}-email`),
  });
  const [system, security, audit] = administrators;
  return { system: one(system), security: one(security), audit: one(audit) };
}

async function page(
  request: StaffRequest,
  typed: Pick<SetUpFacts, 'regionId' | 'people'>,
  problems: readonly Problem[],
  status: 200 | 422,
): Promise<Response> {
  const { site, c, param } = request;
  if (!(await isSetUpGood(site.staff, param('token'))))
    return withoutReferrer(await staffProblem(request, [setUpLinkUsed]));
  const view = SetUpView({ ...typed, action: c.req.path, hint: passwordHint(site.staff), problems });
  return withoutReferrer(await staffPage(request, { title: '首次启动', section: '' }, view, status));
}
