/** After a proof: the new cookies, and on to the second factor. */
import type { NewSession } from '../../../usecases/sign-in/open-session.ts';
import { keepDeviceCookie } from '../device-cookie.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { StaffRequest } from '../staff-request.ts';
import { withReturn } from './return-path.ts';

/** Sets the cookie of a new session, always another one than the browser sent, and leads on. */
export function nextStep({ c, site }: StaffRequest, session: NewSession, target: string): Response {
  setSessionCookie(c, site, session);
  if (session.device !== null) keepDeviceCookie(c, site, session.device);
  const next = {
    full: target,
    partial: withReturn('/workbench/sign-in/code', target),
    setup: withReturn('/workbench/sign-in/set-up-code', target),
  }[session.standing];
  return c.redirect(next, 303);
}
