/** POST /workbench/sign-out: ends this session. */
import { signOut as endSession } from '../../../usecases/sign-in/sign-out.ts';
import type { Route } from '../../site.ts';
import { clearSessionCookie } from '../session-cookie.ts';
import { staffRoutes } from '../staff-request.ts';

export const signOut: Route = (web, site) => {
  staffRoutes(web, site).post('/workbench/sign-out', async ({ c, caller }) => {
    // Without a session there is nothing to end, and the cookie goes all the same.
    if (caller.kind === 'staff') await endSession(site.staff, caller);
    clearSessionCookie(c, site);
    // Pages are not to be kept anyway; whatever a browser kept all the same goes. The cookies of large type and of the device stay.
    c.header('Clear-Site-Data', '"cache", "storage"');
    return c.redirect('/workbench/sign-in?done=signed-out', 303);
  });
};
