/** GET /reports/:regionId/:reportId */
import { showReport } from '../../../../usecases/reports/show.ts';
import { sendPage } from '../../../send.ts';
import type { Route } from '../../../site.ts';
import { formatTitles } from '../../format-words.ts';
import { sendMissing } from '../../problems/missing.ts';
import { ReportPageView } from './report.view.tsx';

export const report: Route = (web, site) => {
  web.get('/reports/:regionId/:reportId', async (c) => {
    const shown = await showReport(site.deps, c.req.param('regionId'), c.req.param('reportId'));
    if (shown === null) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: shown.record.title, section: 'reports' },
      ReportPageView({ shown, formatTitle: formatTitles(site) }),
    );
  });
};
