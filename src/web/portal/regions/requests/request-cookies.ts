/** Cookies of somebody who files or follows a request: unguessable, for these pages only, out of reach of scripts. */
import type { Site, WebContext } from '../../../site.ts';
import { isSecure } from '../../../workbench/session-cookie.ts';

type Name = 'request-draft' | 'request-ticket';

const patterns: Readonly<Record<Name, RegExp>> = {
  'request-draft': /^[\w-]{43}$/,
  'request-ticket': /^v\d\.[\w.-]{40,400}$/,
};

const pathOf = (regionId: string): string => `/regions/${encodeURIComponent(regionId)}/requests`;

/** The value that the browser sent; null: none, or of another form. */
export function readCookie(c: WebContext, name: Name): string | null {
  for (const part of (c.req.header('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    if (patterns[name].test(value)) return value;
  }
  return null;
}

/** @param seconds for which the browser keeps it; 0 removes it */
export function setCookie(
  c: WebContext,
  site: Site,
  { name, regionId, value, seconds }: { name: Name; regionId: string; value: string; seconds: number },
): void {
  const secure = isSecure(site) ? '; Secure' : '';
  c.header(
    'Set-Cookie',
    `${name}=${value}; Path=${pathOf(regionId)}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
    { append: true },
  );
}
