/** GET /regions/:regionId/requests/similar?q=: what is public already, for the form while somebody types. */
import { findSimilar } from '../../../../../usecases/search/search-public.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import type { Route } from '../../../../site.ts';
import { visitorOf } from '../../../visitor-of.ts';

const perMinute = 60;
const mostHits = 5;

export const similar: Route = (web, site) => {
  const limit = createRateLimit(perMinute, () => site.clock().getTime());
  web.get('/regions/:regionId/requests/similar', async (c) => {
    const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
    const headers = { 'Cache-Control': 'no-store' };
    if (wait > 0) return c.json({ hits: [] }, 429, { ...headers, 'Retry-After': String(wait) });
    const words = (c.req.query('q') ?? '').trim().slice(0, 500);
    const regionId = c.req.param('regionId');
    const found =
      words.length < 2
        ? null
        : await findSimilar(site.staff, visitorOf(c, site), { regionId, words, limit: mostHits });
    const hits = found?.ok === true ? found.value : [];
    return c.json(
      { hits: hits.map(({ title, snippet, day, link }) => ({ title, snippet, day, link })) },
      200,
      headers,
    );
  });
};
