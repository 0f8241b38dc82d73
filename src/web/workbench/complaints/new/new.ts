/** GET and POST /workbench/complaints/new: a complaint that came otherwise, or that the desk takes up by itself. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { listAgencies } from '../../../../usecases/agencies/list-agencies.ts';
import { complaintFields, fileComplaint } from '../../../../usecases/complaints/file-complaint.ts';
import { overdueInput } from '../../../../usecases/complaints/overdue-input.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import { personFields } from '../../../../usecases/side-cases/side-person.ts';
import type { StepValues } from '../../../../usecases/side-cases/step-form.ts';
import type { Route } from '../../../site.ts';
import { SideStepView } from '../../corrections/side-step.view.tsx';
import { typedStep } from '../../disputes/step-fields.tsx';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { complaintHref, section } from '../section.ts';

const person = personFields({ name: false, identity: false });

export const newComplaint: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const order = { act: 'complaint.handle', subject: 'complaint', resource: { regionId } } as const;
    const allowed = await mayOpen(site.staff, caller, order);
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const number = request.query('request').trim().slice(0, 60);
    const filled = number === '' ? null : await overdueInput(site.staff, caller, { regionId, number });
    return form(request, caller, filled?.ok === true ? filled.value : null, []);
  });
  routes.post(`${section}/new`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const input = typedStep(sent, [...complaintFields(site.staff, []), ...person]);
    const filed = await fileComplaint(site.staff, caller, {
      regionId: caller.regionId,
      input,
      files: [],
      ...(input.name === '' ? { takenUp: true as const } : {}),
    });
    if (filed.ok) return request.c.redirect(`${complaintHref(filed.value.caseId)}?done=filed`, 303);
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
  const { staff } = request.site;
  const listed = await listAgencies(staff, caller, { regionId: caller.regionId, active: 'yes' });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const agencies = listed.value.agencies.map(({ agency }) => [agency.agencyId, agency.name] as const);
  return staffPage(
    request,
    { title: '登记投诉', section },
    SideStepView({
      above: [[section, '投诉']],
      title: '登记投诉',
      lead: '来信、来访、电话的投诉照原话登记。主管部门自己发现的问题也在这里登记，投诉人空着。',
      question: null,
      action: `${section}/new`,
      back: section,
      version: null,
      fields: [...complaintFields(staff, agencies), ...person],
      values,
      problems,
      button: '登记',
    }),
    problems.length > 0 ? 422 : 200,
  );
}
