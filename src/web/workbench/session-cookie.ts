/** The cookie of a signed-in person: the county and the token, nothing else. */
import type { Site, WebContext } from '../site.ts';

export interface SessionToken {
  readonly regionId: string;
  readonly token: string;
}

const pattern = /^(\d{6})\.([\w-]{43})$/;

/** On https the browser itself refuses to let another host or an unencrypted page set it. */
function cookieName(site: Site): string {
  return isSecure(site) ? '__Host-session' : 'session';
}

/** Do people reach the site over https? */
export const isSecure = (site: Site): boolean => site.options.publicUrl?.startsWith('https:') ?? false;

/** The token of a request, or null when there is none or it has another form. */
export function sessionTokenOf(c: WebContext, site: Site): SessionToken | null {
  const name = cookieName(site);
  for (const part of (c.req.header('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const match = pattern.exec(part.slice(at + 1).trim());
    if (match !== null) return { regionId: match[1]!, token: match[2]! };
  }
  return null;
}

/** Sets the cookie. It lasts until the browser is closed; the store ends the session earlier. */
export function setSessionCookie(c: WebContext, site: Site, { regionId, token }: SessionToken): void {
  const secure = isSecure(site) ? '; Secure' : '';
  c.header(
    'Set-Cookie',
    `${cookieName(site)}=${regionId}.${token}; Path=/; HttpOnly; SameSite=Lax${secure}`,
    {
      append: true,
    },
  );
}

/** Removes the cookie. */
export function clearSessionCookie(c: WebContext, site: Site): void {
  const secure = isSecure(site) ? '; Secure' : '';
  c.header('Set-Cookie', `${cookieName(site)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`, {
    append: true,
  });
}
