/** GET /workbench/disputes: the register of reviews and suits. */
import { reportTableOf } from '../../../domain/requests/year-cells.ts';
import { listDisputes } from '../../../usecases/disputes/list-disputes.ts';
import type { DisputeFilter, DisputePlace } from '../../../usecases/ports/disputes.ts';
import { reachOf } from '../../../usecases/requests/reach.ts';
import { may } from '../../../usecases/workbench/menu.ts';
import type { Route, Site } from '../../site.ts';
import { type StaffHandler, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { type DisputeQuery, DisputesView } from './disputes.view.tsx';
import { section } from './section.ts';

export const disputes: Route = (web, site) => staffRoutes(web, site).get(section, list);

const list: StaffHandler = async (request) => {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const { site } = request;
  const { regionId } = caller;
  const query = readQuery(request.query);
  const listed = await listDisputes(site.staff, caller, {
    regionId,
    agencyId: query.agency,
    filter: filterOf(query),
    after: readPlace(request.query('after')),
  });
  if (!listed.ok) return staffProblem(request, listed.problems);
  return staffPage(
    request,
    { title: '复议诉讼', section },
    DisputesView({
      list: listed.value,
      query,
      words: reportWords(site),
      mayOpen: may(caller, 'dispute.handle', {
        ...reachOf(caller, 'dispute.handle', regionId).resource,
        regionId,
      }),
    }),
  );
};

function readQuery(query: (name: string) => string): DisputeQuery {
  const one = (name: string) => query(name).trim().slice(0, 60);
  const year = /^\d{4}$/.test(one('year')) ? one('year') : '';
  const view =
    one('view') === 'all' || one('view') === 'ended' || one('view') === 'lost' ? one('view') : 'open';
  return {
    view: year !== '' ? 'all' : view,
    q: one('q'),
    agency: one('agency'),
    group: one('group'),
    year,
    result: one('result'),
  };
}

function filterOf({ view, q, group, year, result }: DisputeQuery): Omit<DisputeFilter, 'agencyIds'> {
  return {
    ...(view === 'open' ? { open: true } : view === 'ended' ? { open: false } : {}),
    ...(view === 'lost' ? { lost: true as const } : {}),
    ...(q === '' ? {} : { words: q }),
    ...(group === '' ? {} : { group }),
    ...(year === '' ? {} : { counted: { year: Number(year), ...resultOf(result) } }),
  };
}

const resultOf = (result: string) => (result === '' ? {} : { result: result === 'pending' ? null : result });

function readPlace(text: string): DisputePlace | null {
  const match = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,60})$/.exec(text);
  return match === null ? null : { key: match[1]!, disputeId: match[2]! };
}

/** Names of groups and results as the newest form of the report prints them, by key. */
export function reportWords(site: Site) {
  const tables = site.staff.requestRules.reportTables;
  const format = site.deps.rulebook.formats.findLast(
    ({ id }) => (reportTableOf(tables, id)?.disputes ?? null) !== null,
  );
  const rule = format === undefined ? null : reportTableOf(tables, format.id);
  const table = format?.tables.find(({ key }) => key === rule?.disputes?.table);
  return {
    groups: (table?.groups ?? []).map(({ key, label }) => [key, label] as const),
    results: (table?.columns ?? [])
      .filter(({ key }) => key !== rule?.disputes?.total && key !== rule?.disputes?.pending)
      .map(({ key, label }) => [key, label] as const),
  };
}
