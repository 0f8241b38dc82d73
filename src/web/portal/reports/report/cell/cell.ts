/** GET /reports/:regionId/:reportId/cells/:key */
import { showCell } from '../../../../../usecases/reports/cell.ts';
import { sendPage } from '../../../../send.ts';
import type { Route } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { CellView } from './cell.view.tsx';

export const cell: Route = (web, site) => {
  web.get('/reports/:regionId/:reportId/cells/:key', async (c) => {
    const { regionId, reportId, key } = c.req.param();
    const shown = await showCell(site.deps, regionId, reportId, key);
    if (shown === null) return sendMissing(c, site);
    const title = `${shown.form.label}：${shown.shown.record.title}`;
    return sendPage(c, site, { title, section: 'reports', noIndex: true }, CellView({ cell: shown }));
  });
};
