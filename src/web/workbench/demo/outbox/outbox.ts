/** GET /workbench/demo/<key>/outbox: what the demo's county would have sent. */
import { demoOutbox } from '../../../../usecases/notifications/demo-outbox.ts';
import type { Route } from '../../../site.ts';
import { staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { OutboxView } from './outbox.view.tsx';

export const demoOutboxPage: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/demo/:key/outbox', async (request) => {
    const key = request.param('key');
    const letters = await demoOutbox(site.staff, key);
    if (!letters.ok) return staffProblem(request, letters.problems);
    return staffPage(
      request,
      { title: '演示发件箱', section: '' },
      OutboxView({ door: `/workbench/demo/${encodeURIComponent(key)}`, letters: letters.value }),
    );
  });
};
