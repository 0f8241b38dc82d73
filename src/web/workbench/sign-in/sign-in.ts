/** GET, POST /workbench/sign-in: name and password. */
import { canMail } from '../../../usecases/sign-in/request-link.ts';
import { signIn as signInWith } from '../../../usecases/sign-in/sign-in.ts';
import { signInRegions } from '../../../usecases/sign-in/sign-in-regions.ts';
import type { Route } from '../../site.ts';
import { deviceCookieOf } from '../device-cookie.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, staffPage, staffRoutes } from '../staff-request.ts';
import { nextStep } from './next-step.ts';
import { returnPath } from './return-path.ts';
import { type SignInFacts, SignInView } from './sign-in.view.tsx';
import { knockedTooOften } from './sign-in-limit.ts';

const path = '/workbench/sign-in';

const notes: Readonly<Record<string, string>> = {
  'signed-out': '您已退出登录',
};

export const signIn: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const { caller, c, query } = request;
    const target = returnPath(query('return'));
    if (caller.kind === 'staff' && caller.standing === 'full') return c.redirect(target, 303);
    const note = notes[query('done')] ?? null;
    return page(request, { target, note, problems: [], regionId: '', signInName: '' }, 200);
  });
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const typed = { regionId: form.text('region'), signInName: form.text('name') };
    const target = returnPath(form.text('return'));
    const result = await signInWith(site.staff, request.caller, {
      ...typed,
      password: form.raw('password'),
      device: deviceCookieOf(request.c, site),
    });
    if (result.ok) return nextStep(request, result.value, target);
    return page(request, { ...typed, target, note: null, problems: result.problems }, 422);
  });
};

async function page(
  request: StaffRequest,
  facts: Pick<SignInFacts, 'regionId' | 'signInName' | 'target' | 'problems' | 'note'>,
  status: 200 | 422,
): Promise<Response> {
  const { staff } = request.site;
  const regions = await signInRegions(staff);
  return staffPage(
    request,
    { title: '登录', section: '' },
    SignInView({
      ...facts,
      regions: regions.map(({ regionId, name }) => [regionId, name] as const),
      byMail: canMail(staff),
      byIdentity: staff.identity?.name ?? null,
    }),
    status,
  );
}
