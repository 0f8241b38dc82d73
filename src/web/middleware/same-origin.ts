/** Forms are taken from this site's own pages only. */

import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { WebEnv } from '../site.ts';

/**
 * Refuses a form that another site sent. Hosts are compared, not schemes: a proxy may speak https outside and
 * http inside.
 */
export function sameOriginForms(publicUrl: string | null): MiddlewareHandler<WebEnv> {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return csrf({
    origin: (origin, c) => {
      if (!URL.canParse(origin)) return false;
      const { host } = new URL(origin);
      return host === publicHost || host === c.req.header('host');
    },
  });
}
