/** GET /workbench/me/identity; POST …/link: off to the identity service to link it; POST …/unlink. */
import { showMe } from '../../../../usecases/me/show-me.ts';
import { unlinkIdentity } from '../../../../usecases/me/unlink-identity.ts';
import { beginIdentityLink } from '../../../../usecases/sign-in/identity-begin.ts';
import type { Route } from '../../../site.ts';
import { identityReturnAddress } from '../../sign-in/identity/identity.ts';
import { keepIdentityCookie } from '../../sign-in/identity/identity-cookie.ts';
import { knockedTooOften } from '../../sign-in/sign-in-limit.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { ownProblem } from '../own-problem.ts';
import { IdentityView, LeaveView } from './identity.view.tsx';

const path = '/workbench/me/identity';
const facts = { title: '统一身份认证', section: '' };

export const myIdentity: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showMe(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(request, facts, IdentityView({ security: shown.value.security }));
  });
  routes.post(`${path}/link`, async (request) => {
    const { c } = request;
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const returnAddress = identityReturnAddress(site, c);
    const begin = await beginIdentityLink(site.staff, caller, { returnAddress });
    if (!begin.ok) return ownProblem(request, begin.problems, path);
    keepIdentityCookie(c, site, begin.value.cookie);
    // A page with a link, not a redirection: the content policy lets forms of this site lead nowhere else.
    const name = site.staff.identity?.name ?? '';
    return staffPage(request, facts, LeaveView({ name, address: begin.value.address }));
  });
  routes.post(`${path}/unlink`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const result = await unlinkIdentity(site.staff, caller);
    if (!result.ok) return ownProblem(request, result.problems, path);
    return request.c.redirect('/workbench/me?done=identity-unlinked', 303);
  });
};
