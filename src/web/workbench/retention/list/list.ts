/** GET /workbench/retention/list: the data behind a count, masked. */
import { listRetention } from '../../../../usecases/personal-data/show-retention.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { ListView } from './list.view.tsx';

export const retentionList: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/retention/list', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const [state, owner, kind, after] = [
      request.query('state'),
      request.query('owner'),
      request.query('kind'),
      request.query('after'),
    ];
    const listed = await listRetention(site.staff, caller, { state, owner, kind, after });
    if (!listed.ok) return staffProblem(request, listed.problems);
    return staffPage(
      request,
      { title: '个人信息清单', section: '/workbench/retention' },
      ListView({ ...listed.value, owner, first: after === '' }),
    );
  });
};
