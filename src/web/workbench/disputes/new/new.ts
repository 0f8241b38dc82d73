/** GET and POST /workbench/disputes/new: enters a review or suit. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { listAgencies } from '../../../../usecases/agencies/list-agencies.ts';
import { openDispute, openingFields } from '../../../../usecases/disputes/open-dispute.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import { reachOf } from '../../../../usecases/requests/reach.ts';
import type { StepValues } from '../../../../usecases/side-cases/step-form.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { disputeHref, section } from '../section.ts';
import { typedStep } from '../step-fields.tsx';
import { NewDisputeView } from './new.view.tsx';

const act = 'dispute.handle';

export const newDispute: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { resource } = reachOf(caller, act, caller.regionId);
    const allowed = await mayOpen(site.staff, caller, { act, subject: 'dispute', resource });
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const number = request.query('request').trim().slice(0, 60);
    return form(request, caller, number === '' ? null : { requestNumber: number, role: 'respondent' }, []);
  });
  routes.post(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const values = typedStep(await staffForm(request.c), openingFields(site.staff, []));
    const opened = await openDispute(site.staff, caller, { regionId: caller.regionId, input: values });
    if (opened.ok) return request.c.redirect(`${disputeHref(opened.value.disputeId)}?done=opened`, 303);
    if (opened.problems[0].field === undefined) return staffProblem(request, opened.problems);
    return form(request, caller, values, opened.problems);
  });
};

async function form(
  request: StaffRequest,
  caller: Staff,
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  const { staff } = request.site;
  const { regionId } = caller;
  const listed = await listAgencies(staff, caller, { regionId });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const { agencyIds } = reachOf(caller, act, regionId);
  const agencies = listed.value.agencies
    .filter(({ agency }) => agencyIds === null || agencyIds.includes(agency.agencyId))
    .map(({ agency }) => [agency.agencyId, agency.name] as const);
  return staffPage(
    request,
    { title: '登记复议、诉讼', section },
    NewDisputeView({ fields: openingFields(staff, agencies), values, problems }),
    problems.length > 0 ? 422 : 200,
  );
}
