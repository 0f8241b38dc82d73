/** GET /workbench/people: the accounts of the county, with filters in the address bar. */
import { listAccounts } from '../../../usecases/people/list-accounts.ts';
import { may } from '../../../usecases/workbench/menu.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { PeopleView } from './people.view.tsx';

export const people: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/people', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { query } = request;
    const filter = {
      words: query('q').slice(0, 50),
      agencyId: query('agency'),
      status: query('status'),
      role: query('role'),
    };
    const list = await listAccounts(site.staff, caller, caller.regionId, {
      ...filter,
      after: query('after'),
    });
    if (!list.ok) return staffProblem(request, list.problems);
    return staffPage(
      request,
      { title: '账户', section: '/workbench/people' },
      PeopleView({
        list: list.value,
        filter,
        first: query('after') === '',
        mayCreate: may(caller, 'account.create', { regionId: caller.regionId }),
      }),
    );
  });
};
