/** GET /regions/:regionId: a region over the years. */
import { listDirectories } from '../../../usecases/agencies/directory.ts';
import { showRegion } from '../../../usecases/reports/region.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { sendMissing } from '../problems/missing.ts';
import { visitorOf } from '../visitor-of.ts';
import { RegionView } from './region.view.tsx';

export const region: Route = (web, site) => {
  web.get('/regions', (c) => c.redirect('/reports#regions', 301));
  web.get('/regions/:regionId', async (c) => {
    const shown = await showRegion(site.deps, c.req.param('regionId'));
    if (shown === null) return sendMissing(c, site);
    const listed = await listDirectories(site.staff, visitorOf(c, site));
    const hasDirectory = listed.ok && listed.value.some(({ regionId }) => regionId === shown.regionId);
    return sendPage(
      c,
      site,
      { title: `${shown.name}历年年报`, section: 'reports' },
      RegionView({ region: shown, hasDirectory, formatTitle: formatTitles(site) }),
    );
  });
};
