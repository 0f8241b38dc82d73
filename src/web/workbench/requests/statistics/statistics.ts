/** GET /workbench/requests/statistics: the report's third and fourth tables, counted from the ledger. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { listAgencies } from '../../../../usecases/agencies/list-agencies.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import { cellAddress, cellList, countRequests } from '../../../../usecases/requests/count-requests.ts';
import { exportCount } from '../../../../usecases/requests/export-count.ts';
import { reachOf } from '../../../../usecases/requests/reach.ts';
import type { Route } from '../../../site.ts';
import { sendSheet } from '../../agencies/send-sheet.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../section.ts';
import { StatisticsView } from './statistics.view.tsx';

const address = `${section}/statistics`;
const act = 'request.count';

export const statistics: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const { formats } = site.deps.rulebook;
  routes.get(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const order = { regionId, ...asked(request) };
    const counted = await countRequests(site.staff, formats, caller, order);
    if (!counted.ok) return staffProblem(request, counted.problems);
    const listed = await listAgencies(site.staff, caller, { regionId });
    if (!listed.ok) return staffProblem(request, listed.problems);
    const { agencyIds } = reachOf(caller, act, regionId);
    return staffPage(
      request,
      { title: `${order.year} 年申请统计`, section: address },
      StatisticsView({
        count: counted.value,
        rules: site.staff.requestRules,
        formats,
        years: yearsOf(dayOf(site.clock().toISOString())),
        agencies: listed.value.agencies
          .map(({ agency }) => [agency.agencyId, agency.name] as const)
          .filter(([id]) => agencyIds === null || agencyIds.includes(id)),
        wholeCounty: agencyIds === null,
      }),
    );
  });
  // Each figure's address: leads on to the list that it counts.
  routes.get(`${address}/cell`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { year, agencyId } = asked(request);
    const resource = { regionId: caller.regionId, agencyId };
    const allowed = await mayOpen(site.staff, caller, { act, subject: 'request', resource });
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const cell = request.query('cell').slice(0, 100);
    const list = cellList(site.staff.requestRules, formats, cell, year, agencyId);
    return list === null ? staffProblem(request, [noCell]) : request.c.redirect(cellAddress(list), 303);
  });
  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`${address}.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const order = { regionId: caller.regionId, ...asked(request), format };
      return sendSheet(request, await exportCount(site.staff, formats, caller, order));
    });
  }
};

const noCell: Problem = { code: 'not-found', message: '这一年的表格里没有这一格，请从统计表重新点开。' };

/** Year and agency of the address; without them this year, and as much as the caller's role reaches. */
function asked(request: StaffRequest): { readonly year: number; readonly agencyId: string | null } {
  const { caller, site } = request;
  const year = request.query('year');
  const wanted = request.query('agency').trim().slice(0, 40);
  const regionId = caller.kind === 'staff' ? caller.regionId : '';
  const { resource } = reachOf(caller, act, regionId, wanted);
  return {
    year: /^[12]\d{3}$/.test(year) ? Number(year) : Number(dayOf(site.clock().toISOString()).slice(0, 4)),
    agencyId: resource.agencyId ?? null,
  };
}

/** This year and those before it that a report's form knows. */
function yearsOf(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(1, year - 2007) }, (_, back) => year - back);
}
