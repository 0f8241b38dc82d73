/** The cookie that binds a way to the identity service and back to one browser. */
import { pendingMinutes } from '../../../../usecases/sign-in/identity-pending.ts';
import type { Site, WebContext } from '../../../site.ts';

const isSecure = (site: Site): boolean => site.options.publicUrl?.startsWith('https:') ?? false;

/** On https no other host of the same domain can plant one: `__Host-` needs the path `/`. */
const cookieName = (site: Site): string => (isSecure(site) ? '__Host-identity' : 'identity');

/** `Lax`: the way back begins on the page of the service. */
function write(c: WebContext, site: Site, value: string, seconds: number): void {
  const secure = isSecure(site) ? '; Secure' : '';
  const facts = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  c.header('Set-Cookie', `${cookieName(site)}=${value}; ${facts}`, { append: true });
}

/** Keeps what was begun for ten minutes; beginning again replaces it. */
export function keepIdentityCookie(c: WebContext, site: Site, value: string): void {
  write(c, site, encodeURIComponent(value), pendingMinutes * 60);
}

/** The cookie of a request, or null; it is good for one way back. */
export function takeIdentityCookie(c: WebContext, site: Site): string | null {
  const name = cookieName(site);
  const found = (c.req.header('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  write(c, site, '', 0);
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return null;
  try {
    return decodeURIComponent(only);
  } catch {
    return null;
  }
}
