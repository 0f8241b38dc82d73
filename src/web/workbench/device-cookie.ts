/** The cookie of a browser that somebody signed in with: a sealed text that names nobody and outlives the session. */
import type { Site, WebContext } from '../site.ts';
import { isSecure } from './session-cookie.ts';

/** On https no other host of the same domain can plant one. */
const cookieName = (site: Site): string => (isSecure(site) ? '__Host-device' : 'device');

/** Keeps the text for as long as it counts; each full sign-in replaces it. */
export function keepDeviceCookie(c: WebContext, site: Site, sealed: string): void {
  const seconds = site.staff.signIn.backOff.deviceDays * 86_400;
  const secure = isSecure(site) ? '; Secure' : '';
  const facts = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  c.header('Set-Cookie', `${cookieName(site)}=${sealed}; ${facts}`, { append: true });
}

/** The text of a request; null when there is none, or more than one: a browser of its own accord keeps one. */
export function deviceCookieOf(c: WebContext, site: Site): string | null {
  const name = `${cookieName(site)}=`;
  const parts = (c.req.header('cookie') ?? '').split(';').map((part) => part.trim());
  const [only, ...more] = parts.filter((part) => part.startsWith(name));
  return only === undefined || more.length > 0 ? null : only.slice(name.length);
}
