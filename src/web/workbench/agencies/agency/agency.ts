/** GET /workbench/agencies/:agencyId: one agency. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import { type AgencyDetail, showAgency } from '../../../../usecases/agencies/show-agency.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../agencies.ts';
import { stateOn } from '../agency-state.tsx';
import { type ResponsibleProps, WorkAgencyView } from './agency.view.tsx';
import { agencyLink, linkedSuccession } from './agency-link.ts';

/** What the address says was just done. */
const doneWords: Readonly<Record<string, string>> = {
  registered: '已登记，公开的机关名录里已能查到',
  changed: '已保存，公开的机关名录已更新',
  office: '已保存，公开的机关名录已显示新的联系方式',
  succeeded: '已登记，公开的机关名录已写明职能去向',
};

export const agency: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/agencies/:agencyId', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const shown = await showAgency(site.staff, caller, { regionId, agencyId: request.param('agencyId') });
    if (!shown.ok) return staffProblem(request, shown.problems);
    const detail = shown.value;
    const { agency: facts, kind } = detail;
    const done = request.query('done');
    return staffPage(
      request,
      { title: facts.name, section },
      WorkAgencyView({
        ...facts,
        kind: kind.name,
        kindArticle: kind.article,
        ownName: kind.mayHaveOwnName ? facts.ownName : null,
        parent: detail.parent === null ? null : agencyLink(detail.parent),
        children: detail.children.map(agencyLink),
        namesOffice: detail.namesOffice,
        state: stateOn(detail.exists, facts.from, dayOf(site.clock().toISOString())),
        given: detail.given.map(linkedSuccession),
        taken: detail.taken.map(linkedSuccession),
        responsible: responsibleOf(detail),
        history: detail.history,
        publicHref: `/regions/${regionId}/agencies/${facts.agencyId}`,
        done: Object.hasOwn(doneWords, done) ? doneWords[done]! : '',
        may: detail.may,
      }),
    );
  });
};

function responsibleOf({ responsibility, given }: AgencyDetail): ResponsibleProps {
  if (responsibility.ok)
    return { agencies: [agencyLink(responsibility.agency)], reasons: responsibility.hops, message: '' };
  const ids = new Set(responsibility.choices.map(({ successorId }) => successorId));
  const others = new Map(given.map(({ other }) => [other.agencyId, other]));
  return {
    agencies: [...ids].map((id) => agencyLink(others.get(id) ?? { agencyId: id, name: id })),
    reasons: responsibility.hops,
    message: responsibility.message,
  };
}
