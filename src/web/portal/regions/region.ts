/** GET /regions/:regionId: a region over the years. */
import { listDirectories } from '../../../usecases/agencies/directory.ts';
import { showRegion } from '../../../usecases/reports/region.ts';
import { requestCounties } from '../../../usecases/requests/guide.ts';
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
    const [listed, taking] = await Promise.all([
      listDirectories(site.staff, visitorOf(c, site)),
      requestCounties(site.staff, visitorOf(c, site)),
    ]);
    const here = ({ regionId }: { readonly regionId: string }) => regionId === shown.regionId;
    const hasDirectory = listed.ok && listed.value.some(here);
    const takesRequests = taking.ok && taking.value.some(here);
    return sendPage(
      c,
      site,
      { title: `${shown.name}历年年报`, section: 'reports' },
      RegionView({ region: shown, hasDirectory, takesRequests, formatTitle: formatTitles(site) }),
    );
  });
};
