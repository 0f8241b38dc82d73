/** GET and POST /workbench/disputes/:disputeId/:step: enters what happened. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { enterDisputeStep } from '../../../../../usecases/disputes/enter-dispute-step.ts';
import { type OpenedStep, openDisputeStep } from '../../../../../usecases/disputes/open-dispute-step.ts';
import type { StepValues } from '../../../../../usecases/side-cases/step-form.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { disputeHref, section } from '../../section.ts';
import { typedStep } from '../../step-fields.tsx';
import { DisputeStepView } from './step.view.tsx';

const address = `${section}/:disputeId/:step`;

export const disputeStep: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const opened = async (request: StaffRequest) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = {
      regionId: caller.regionId,
      disputeId: request.param('disputeId'),
      step: request.param('step'),
    };
    const open = await openDisputeStep(site.staff, caller, order);
    if (!open.ok) return staffProblem(request, open.problems);
    return { caller, order, open: open.value };
  };
  routes.get(address, async (request) => {
    const at = await opened(request);
    return at instanceof Response ? at : form(request, at.open, null, []);
  });
  routes.post(address, async (request) => {
    const at = await opened(request);
    if (at instanceof Response) return at;
    const sent = await staffForm(request.c);
    const input = typedStep(sent, at.open.fields);
    const entered = await enterDisputeStep(site.staff, at.caller, {
      ...at.order,
      version: sent.text('version'),
      input,
    });
    if (entered.ok) return request.c.redirect(`${disputeHref(at.order.disputeId)}?done=entered`, 303);
    if (entered.problems[0].field === undefined) return staffProblem(request, entered.problems);
    return form(request, at.open, input, entered.problems);
  });
};

function form(
  request: StaffRequest,
  open: OpenedStep,
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  return staffPage(
    request,
    { title: open.title, section },
    DisputeStepView({ open, values, problems }),
    problems.length > 0 ? 422 : 200,
  );
}
