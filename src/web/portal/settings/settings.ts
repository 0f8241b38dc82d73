/** POST /settings: display modes, remembered in a cookie. */
import { bodyLimit } from 'hono/body-limit';
import { modeCookie, modeOf, modeWord, wordOf } from '../../display-mode.ts';
import type { Route } from '../../site.ts';

/** A form of three short fields. */
const mostBytes = 8 * 1024;
const oneYear = 365 * 24 * 60 * 60;

export const settings: Route = (web, site) => {
  const limit = bodyLimit({ maxSize: mostBytes, onError: (c) => c.body(null, 413) });
  web.post('/settings', limit, async (c) => {
    const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const mode = modeOf(modeWord(c.req.header('cookie')));
    const size = form.size;
    const theme = form.theme;
    const word = wordOf({
      elder: size === 'elder' ? true : size === 'normal' ? false : mode.elder,
      theme: theme === 'dark' || theme === 'light' || theme === 'auto' ? theme : mode.theme,
    });
    const https = site.options.publicUrl?.startsWith('https:') ?? false;
    const secure = https ? '; Secure' : '';
    const life = word === '' ? 'Max-Age=0' : `Max-Age=${oneYear}`;
    c.header('Set-Cookie', `${modeCookie(https)}=${word}; Path=/; ${life}; SameSite=Lax; HttpOnly${secure}`);
    return c.redirect(safeBack(form.back), 303);
  });
};

/** A path on this site; anything else leads to the first page. */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || back.length > 1024) return '/';
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(back) ? back : '/';
}
