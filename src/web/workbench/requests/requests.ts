/** GET /workbench/requests: the queue, and the list that is on the screen as a spreadsheet. */
import { exportRequests } from '../../../usecases/requests/export-requests.ts';
import { listRequests } from '../../../usecases/requests/list-requests.ts';
import { reachOf } from '../../../usecases/requests/reach.ts';
import { may } from '../../../usecases/workbench/menu.ts';
import type { Route } from '../../site.ts';
import { sendSheet } from '../agencies/send-sheet.ts';
import { type StaffHandler, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { readPlace, readQuery } from './request-address.ts';
import { RequestsView } from './requests.view.tsx';
import { section } from './section.ts';

export const requests: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(section, list);
  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`${section}/export.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const query = readQuery(request.query);
      const order = { regionId: caller.regionId, query, format };
      return sendSheet(request, await exportRequests(site.staff, caller, order));
    });
  }
};

const list: StaffHandler = async (request) => {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const { site } = request;
  const { regionId } = caller;
  const query = readQuery(request.query);
  const after = readPlace(request.query('after'));
  const listed = await listRequests(site.staff, caller, { regionId, query, after });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const reaches = (act: 'request.register' | 'request.export' | 'request.publish' | 'mail-intake.read') =>
    may(caller, act, { ...reachOf(caller, act, regionId).resource, regionId });
  return staffPage(
    request,
    { title: '依申请公开', section },
    RequestsView({
      list: listed.value,
      query,
      first: after === null,
      rules: site.staff.requestRules,
      ownId: caller.accountId,
      may: {
        register: reaches('request.register'),
        export: reaches('request.export'),
        mail: reaches('mail-intake.read'),
        openness: reaches('request.publish'),
      },
    }),
  );
};
