/** GET /search?q=: what is public in every county here. */
import { listDirectories } from '../../../usecases/agencies/directory.ts';
import { listReports } from '../../../usecases/reports/list.ts';
import { mostCounted, pageLength, searchPublic } from '../../../usecases/search/search-public.ts';
import { createRateLimit } from '../../middleware/rate-limit.ts';
import { visitorAddress } from '../../middleware/visitor-address.ts';
import { sendPage } from '../../send.ts';
import type { Route, Site, WebContext } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { sendTooOften } from '../regions/requests/too-often.ts';
import { visitorOf } from '../visitor-of.ts';
import { SearchView } from './search.view.tsx';

const searchesPerMinute = 60;
/** Reports found by place and year, above what their texts say. */
const mostNamed = 5;
/** Counties searched in one go; more need one to be chosen. */
const mostPlaces = 20;

export const search: Route = (web, site) => {
  const limit = createRateLimit(searchesPerMinute, () => site.clock().getTime());
  web.get('/search', async (c) => {
    const q = (c.req.query('q') ?? '').trim().slice(0, 100);
    const chosen = (c.req.query('region') ?? '').slice(0, 6);
    const page = Math.min(50, Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1));
    const places = await placesOf(c, site);
    const own = places.filter(({ regionId }) => regionId === chosen);
    const reach = own.length > 0 ? own : places.slice(0, mostPlaces);
    if (q !== '') {
      const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
      if (wait > 0) return sendTooOften(c, site, wait);
    }
    const found =
      q === '' ? null : await searchPublic(site.staff, visitorOf(c, site), { places: reach, words: q, page });
    const result = found?.ok === true ? found.value : null;
    // 句容 2019 names a report without standing in its text.
    const named =
      q === '' || page > 1 ? [] : (await listReports(site.deps, { q })).reports.slice(0, mostNamed);
    return sendPage(
      c,
      site,
      { title: q === '' ? '查信息' : `查信息：${q}`, section: 'other', noIndex: q !== '' },
      SearchView({
        q,
        region: own[0]?.regionId ?? '',
        places,
        result,
        named: named.filter(({ regionId }) => own.length === 0 || regionId === chosen),
        formatTitle: formatTitles(site),
        page,
        pages:
          result === null ? 0 : Math.min(50, Math.ceil(Math.min(result.total, mostCounted) / pageLength)),
      }),
      { never: true },
    );
  });
};

/** Counties with something to find: reports or a directory. */
async function placesOf(c: WebContext, site: Site) {
  const [archive, directories] = await Promise.all([
    listReports(site.deps, {}),
    listDirectories(site.staff, visitorOf(c, site)),
  ]);
  const named = directories.ok ? directories.value : [];
  const all = [
    ...named.map(({ regionId, name }) => ({ regionId, name })),
    ...archive.regions.map(({ regionId, regionName }) => ({ regionId, name: regionName })),
  ];
  return [...new Map(all.map((place) => [place.regionId, place])).values()];
}
