/** GET and POST /workbench/corrections/new: an application that came to the counter or by post. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { listAgencies } from '../../../../usecases/agencies/list-agencies.ts';
import { correctionFields, fileCorrection } from '../../../../usecases/corrections/file-correction.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import { reachOf } from '../../../../usecases/requests/reach.ts';
import { personFields } from '../../../../usecases/side-cases/side-person.ts';
import type { StepValues } from '../../../../usecases/side-cases/step-form.ts';
import type { Route } from '../../../site.ts';
import { typedStep } from '../../disputes/step-fields.tsx';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { correctionHref, section } from '../section.ts';
import { SideStepView } from '../side-step.view.tsx';

const act = 'correction.handle';
const person = personFields({ name: true, identity: true });

export const newCorrection: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { resource } = reachOf(caller, act, caller.regionId);
    const allowed = await mayOpen(site.staff, caller, { act, subject: 'correction', resource });
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    return form(request, caller, null, []);
  });
  routes.post(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const fields = [...correctionFields([]), ...person];
    const input = typedStep(await staffForm(request.c), fields);
    const { regionId } = caller;
    // Without an agency chosen the clerk's own is asked about: the form then says what is missing.
    const { resource } = reachOf(caller, act, regionId, input.agencyId ?? '');
    const order = { ...input, agencyId: input.agencyId || (resource.agencyId ?? '') };
    const filed = await fileCorrection(site.staff, caller, { regionId, input: order, files: [] });
    if (filed.ok) return request.c.redirect(`${correctionHref(filed.value.caseId)}?done=filed`, 303);
    if (filed.problems[0].field === undefined) return staffProblem(request, filed.problems);
    return form(request, caller, input, filed.problems);
  });
};

async function form(
  request: StaffRequest,
  caller: Staff,
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  const { regionId } = caller;
  const listed = await listAgencies(request.site.staff, caller, { regionId, active: 'yes' });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const { agencyIds } = reachOf(caller, act, regionId);
  const agencies = listed.value.agencies
    .map(({ agency }) => [agency.agencyId, agency.name] as const)
    .filter(([id]) => agencyIds === null || agencyIds.includes(id));
  return staffPage(
    request,
    { title: '登记更正申请', section },
    SideStepView({
      above: [[section, '更正']],
      title: '登记更正申请',
      lead: '当面、来信提出的，照原话登记；请核对申请人的证件，与记录是否同一人。',
      question: null,
      action: `${section}/new`,
      back: section,
      version: null,
      fields: [...correctionFields(agencies), ...person],
      values,
      problems,
      button: '登记',
    }),
    problems.length > 0 ? 422 : 200,
  );
}
