/** Every address of the workbench, and what comes before each. */
import { bodyLimit } from 'hono/body-limit';
import { callerOfSession } from '../../usecases/sign-in/caller-of-session.ts';
import type { Route, Site, Web, WebContext } from '../site.ts';
import { originOf } from './origin.ts';
import { sameOriginOnly } from './same-origin-only.ts';
import { sessionTokenOf } from './session-cookie.ts';
import { today } from './today/today.ts';

const pages: readonly Route[] = [today];

/** Most bytes of a form; uploads have a limit of their own. */
const formBytes = 256 * 1024;

/** Adds the workbench: every request below it knows its caller, and comes from this site if it changes anything. */
export function workbench(web: Web, site: Site): void {
  const limit = bodyLimit({ maxSize: formBytes, onError: (c) => c.body(null, 413) });
  for (const path of ['/workbench', '/workbench/*']) {
    web.use(path, sameOriginOnly(site.options.publicUrl));
    web.use(path, async (c, next) => {
      const upload = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
      return upload ? next() : limit(c, next);
    });
    web.use(path, async (c, next) => {
      c.set('caller', await callerOf(c, site));
      await next();
    });
  }
  for (const page of pages) page(web, site);
}

async function callerOf(c: WebContext, site: Site) {
  const from = originOf(c, site);
  const cookie = sessionTokenOf(c, site);
  const staff =
    cookie === null ? null : await callerOfSession(site.staff, cookie.regionId, cookie.token, from);
  return staff ?? ({ kind: 'anyone', from } as const);
}
