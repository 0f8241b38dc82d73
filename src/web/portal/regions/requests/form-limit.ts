/** No form of the request pages is read beyond its roof: they are open to everybody. Files have a roof of their own. */
import { bodyLimit } from 'hono/body-limit';
import type { Route } from '../../../site.ts';

/** Bytes; the longest form has five descriptions. */
export const formBytes = 256 * 1024;

export const formLimit: Route = (web) => {
  const limit = bodyLimit({ maxSize: formBytes, onError: (c) => c.body(null, 413) });
  web.use('/regions/:regionId/requests/*', (c, next) => {
    const upload = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
    return upload ? next() : limit(c, next);
  });
};
