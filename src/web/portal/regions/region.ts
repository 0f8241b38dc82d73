/** GET /regions/:regionId: a region over the years. */
import { showRegion } from '../../../usecases/reports/region.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { sendMissing } from '../problems/missing.ts';
import { RegionView } from './region.view.tsx';

export const region: Route = (web, site) => {
  web.get('/regions', (c) => c.redirect('/reports#regions', 301));
  web.get('/regions/:regionId', async (c) => {
    const shown = await showRegion(site.deps, c.req.param('regionId'));
    if (shown === null) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: `${shown.name}历年年报`, section: 'reports' },
      RegionView({ region: shown, formatTitle: formatTitles(site) }),
    );
  });
};
