/** GET /workbench/sign-in/identity: off to the identity service; …/callback: back from it. */
import { beginIdentitySignIn } from '../../../../usecases/sign-in/identity-begin.ts';
import { finishIdentity } from '../../../../usecases/sign-in/identity-finish.ts';
import { signInRegions } from '../../../../usecases/sign-in/sign-in-regions.ts';
import { type Route, type Site, siteAddress, type WebContext } from '../../../site.ts';
import { type StaffRequest, staffPage, staffRoutes } from '../../staff-request.ts';
import { nextStep } from '../next-step.ts';
import { returnPath, withReturn } from '../return-path.ts';
import { knockedTooOften } from '../sign-in-limit.ts';
import { ChooseRegionView, type IdentityProblemFacts, IdentityProblemView } from './identity.view.tsx';
import { keepIdentityCookie, takeIdentityCookie } from './identity-cookie.ts';

const path = '/workbench/sign-in/identity';
const callback = `${path}/callback`;

/** The address that the service sends people back to, as it must be registered there. */
export const identityReturnAddress = (site: Site, c: WebContext): string => siteAddress(site, c) + callback;

export const identity: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const { c, caller, query } = request;
    const target = returnPath(query('return'));
    if (caller.kind === 'staff' && caller.standing === 'full') return c.redirect(target, 303);
    // Another site may show the way to the door, it does not press the button.
    const from = c.req.header('sec-fetch-site');
    if (from === 'cross-site' || from === 'same-site')
      return c.redirect(withReturn('/workbench/sign-in', target), 303);
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const begin = await beginIdentitySignIn(site.staff, caller, {
      regionId: query('region'),
      back: target,
      returnAddress: identityReturnAddress(site, c),
    });
    if (begin.ok) {
      keepIdentityCookie(c, site, begin.value.cookie);
      return leave(c, begin.value.address);
    }
    if (begin.problems[0].code !== 'region-unknown')
      return problemPage(request, { problem: begin.problems[0], linking: false });
    const regions = await signInRegions(site.staff);
    return staffPage(request, { title: '选择县', section: '' }, ChooseRegionView({ regions, target }));
  });
  routes.get(callback, async (request) => {
    const { c, caller } = request;
    const cookie = takeIdentityCookie(c, site);
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const { search } = new URL(c.req.url);
    const result = await finishIdentity(site.staff, caller, { query: search, cookie });
    if (!result.ok) {
      const linking = caller.kind === 'staff' && caller.standing === 'full';
      return problemPage(request, { problem: result.problems[0], linking });
    }
    if (result.value.kind === 'linked') return c.redirect('/workbench/me?done=identity-linked', 303);
    return nextStep(request, result.value.session, returnPath(result.value.back));
  });
};

/** Kept nowhere; the site's own policy keeps its addresses out of the request that follows. */
function leave(c: WebContext, address: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.redirect(address, 303);
}

function problemPage(request: StaffRequest, facts: IdentityProblemFacts): Promise<Response> {
  const status = facts.problem.code === 'too-often' ? 429 : 422;
  return staffPage(request, { title: '统一身份认证', section: '' }, IdentityProblemView(facts), status);
}
