/** GET /requests and /regions/:regionId/requests: 申请公开, with the 政府信息公开指南. */
import { requestCounties, requestGuide } from '../../../../usecases/requests/guide.ts';
import { sendPage } from '../../../send.ts';
import type { Route } from '../../../site.ts';
import { sendMissing } from '../../problems/missing.ts';
import { visitorOf } from '../../visitor-of.ts';
import { CountiesView } from './counties.view.tsx';
import { GuideView } from './requests.view.tsx';
import { requestsHref } from './requests-href.ts';

export const requests: Route = (web, site) => {
  web.get('/requests', async (c) => {
    const counties = await requestCounties(site.staff, visitorOf(c, site));
    const places = counties.ok ? counties.value : [];
    const [only, ...others] = places;
    if (only !== undefined && others.length === 0) return c.redirect(requestsHref(only.regionId), 302);
    return sendPage(c, site, { title: '申请公开', section: 'requests' }, CountiesView({ places }), {
      never: true,
    });
  });
  web.get('/regions/:regionId/requests', async (c) => {
    const guide = await requestGuide(site.staff, visitorOf(c, site), { regionId: c.req.param('regionId') });
    if (!guide.ok) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: `${guide.value.region}依申请公开指南`, section: 'requests' },
      GuideView({ guide: guide.value }),
      // Periods and agencies change with the day without anything being recorded.
      { never: true },
    );
  });
};
