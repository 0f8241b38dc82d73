/** What changes anything in the workbench must come from a page of this site: the defence against CSRF. */
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { WebEnv } from '../site.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stricter than the portal's: whatever the kind of body, and a request that names no origin at all is refused.
 * Every browser that we support names one on a POST.
 */
export function sameOriginOnly(publicUrl: string | null): MiddlewareHandler<WebEnv> {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return async (c, next) => {
    if (!safe.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      if (site !== undefined && site !== 'same-origin') throw new HTTPException(403);
      if (origin === undefined || !URL.canParse(origin)) throw new HTTPException(403);
      const { host } = new URL(origin);
      if (host !== publicHost && host !== c.req.header('host')) throw new HTTPException(403);
    }
    await next();
  };
}
