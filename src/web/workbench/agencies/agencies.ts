/** GET /workbench/agencies: the county's agencies, and the directory as a spreadsheet. */
import { namesOffice } from '../../../domain/agencies/agency-problems.ts';
import { dayOf } from '../../../domain/days/county-day.ts';
import { exportAgencies } from '../../../usecases/agencies/export-agencies.ts';
import { type ListedAgency, listAgencies } from '../../../usecases/agencies/list-agencies.ts';
import { may } from '../../../usecases/workbench/menu.ts';
import type { Route } from '../../site.ts';
import { type StaffHandler, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { AgenciesView, type AgencyRow } from './agencies.view.tsx';
import { stateOn } from './agency-state.tsx';
import { sendSheet } from './send-sheet.ts';

export const section = '/workbench/agencies';

export const agencies: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get('/workbench/agencies', list);
  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`/workbench/agencies/export.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const order = { regionId: caller.regionId, format };
      return sendSheet(request, await exportAgencies(site.staff, caller, order));
    });
  }
};

const states: Readonly<Record<string, 'yes' | 'no'>> = { existing: 'yes', ended: 'no' };

const list: StaffHandler = async (request) => {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const { site } = request;
  const { regionId } = caller;
  const filter = {
    q: request.query('q').trim().slice(0, 60),
    kind: request.query('kind'),
    state: Object.hasOwn(states, request.query('state')) ? request.query('state') : '',
  };
  const active = states[filter.state];
  const listed = await listAgencies(site.staff, caller, {
    regionId,
    words: filter.q,
    kind: filter.kind,
    ...(active === undefined ? {} : { active }),
  });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const today = dayOf(site.clock().toISOString());
  return staffPage(
    request,
    { title: '机关名录', section },
    AgenciesView({
      rows: listed.value.agencies.map((each) => rowOf(each, today)),
      filter,
      kinds: listed.value.kinds,
      total: listed.value.total,
      may: {
        register: may(caller, 'agency.register', { regionId }),
        import: may(caller, 'agency.import', { regionId }),
        export: may(caller, 'agency.export', { regionId }),
      },
    }),
  );
};

function rowOf({ agency, kind, parent, exists }: ListedAgency, today: string): AgencyRow {
  const { agencyId, name, office, from, until } = agency;
  return {
    agencyId,
    name,
    kind: kind.name,
    parent,
    head: office.head,
    phone: office.phone,
    namesOffice: namesOffice(kind, agency),
    from,
    until,
    state: stateOn(exists, from, today),
  };
}
