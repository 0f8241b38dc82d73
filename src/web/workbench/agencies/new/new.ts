/** GET and POST /workbench/agencies/new: registers an agency. */
import { type AgencyField, agencyFields } from '../../../../domain/agencies/agency-rules.ts';
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { registerAgency } from '../../../../usecases/agencies/register-agency.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../agencies.ts';
import { agencyChoices } from '../agency-choices.ts';
import type { AgencyValues } from '../agency-fields.tsx';
import { typedValues } from '../typed-values.ts';
import { NewAgencyView } from './new.view.tsx';

const address = '/workbench/agencies/new';
/** An agency that has ended is registered first and succeeded afterwards. */
const fields: readonly AgencyField[] = agencyFields.filter((field) => field !== 'until');

export const newAgency: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const order = { act: 'agency.register', subject: 'agency', resource: { regionId } } as const;
    const allowed = await mayOpen(site.staff, caller, order);
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    return form(request, caller, {}, []);
  });
  routes.post(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const values = typedValues(await staffForm(request.c), fields);
    const made = await registerAgency(site.staff, caller, { regionId: caller.regionId, input: values });
    if (made.ok) return request.c.redirect(`${section}/${made.value.agencyId}?done=registered`, 303);
    const [first] = made.problems;
    if (first.field === undefined) return staffProblem(request, made.problems);
    return form(request, caller, values, made.problems);
  });
};

async function form(
  request: StaffRequest,
  caller: Staff,
  values: AgencyValues,
  problems: readonly Problem[],
): Promise<Response> {
  const choices = await agencyChoices(request.site, caller);
  if ('problems' in choices) return staffProblem(request, choices.problems);
  return staffPage(
    request,
    { title: '登记新机关', section },
    NewAgencyView({ ...choices, values, problems }),
    problems.length > 0 ? 422 : 200,
  );
}
