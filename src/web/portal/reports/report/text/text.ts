/** GET /reports/:regionId/:reportId/text */
import { showText } from '../../../../../usecases/reports/show.ts';
import { sendPage } from '../../../../send.ts';
import type { Route } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { TextView } from './text.view.tsx';

export const text: Route = (web, site) => {
  web.get('/reports/:regionId/:reportId/text', async (c) => {
    const shown = await showText(site.deps, c.req.param('regionId'), c.req.param('reportId'));
    if (shown === null) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: `原文：${shown.record.title}`, section: 'reports' },
      TextView({ shown }),
    );
  });
};
