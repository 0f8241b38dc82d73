/** GET and POST /workbench/complaints/:caseId/:step: enters what happened; the agency explains here. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import {
  enterComplaintStep,
  type OpenedComplaintStep,
  openComplaintStep,
} from '../../../../../usecases/complaints/enter-complaint-step.ts';
import type { StepValues } from '../../../../../usecases/side-cases/step-form.ts';
import { mayAnywhere } from '../../../../../usecases/workbench/menu.ts';
import type { Route } from '../../../../site.ts';
import { SideStepView } from '../../../corrections/side-step.view.tsx';
import { typedStep } from '../../../disputes/step-fields.tsx';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { complaintHref, section } from '../../section.ts';

const address = `${section}/:caseId/:step`;

export const complaintStep: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const opened = async (request: StaffRequest) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = {
      regionId: caller.regionId,
      caseId: request.param('caseId'),
      step: request.param('step'),
    };
    const open = await openComplaintStep(site.staff, caller, order);
    if (!open.ok) return staffProblem(request, open.problems);
    // Whoever may not see complaints goes back to the own work.
    const back = mayAnywhere(caller, 'complaint.read') ? complaintHref(order.caseId) : '/workbench';
    return { caller, order, open: open.value, back };
  };
  routes.get(address, async (request) => {
    const at = await opened(request);
    return at instanceof Response ? at : form(request, at, null, []);
  });
  routes.post(address, async (request) => {
    const at = await opened(request);
    if (at instanceof Response) return at;
    const sent = await staffForm(request.c);
    const input = typedStep(sent, at.open.fields);
    const version = sent.text('version');
    const entered = await enterComplaintStep(site.staff, at.caller, { ...at.order, version, input });
    if (entered.ok)
      return request.c.redirect(at.back === '/workbench' ? at.back : `${at.back}?done=entered`, 303);
    if (entered.problems[0].field === undefined) return staffProblem(request, entered.problems);
    return form(request, at, input, entered.problems);
  });
};

function form(
  request: StaffRequest,
  { open, back }: { readonly open: OpenedComplaintStep; readonly back: string },
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  const { state, step, fields, question } = open;
  const { number } = state.received;
  return staffPage(
    request,
    { title: step.title, section },
    SideStepView({
      above:
        back === '/workbench'
          ? [[back, '今日']]
          : [
              [section, '投诉'],
              [back, number],
            ],
      title: `${step.title}（${number}）`,
      lead: step.lead,
      question,
      action: complaintHref(state.caseId, step.id),
      back,
      version: state.version,
      fields,
      values,
      problems,
      button: '登记',
    }),
    problems.length > 0 ? 422 : 200,
  );
}
