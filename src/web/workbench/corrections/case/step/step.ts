/** GET and POST /workbench/corrections/:caseId/:step: enters what happened. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import {
  enterCorrectionStep,
  type OpenedCorrectionStep,
  openCorrectionStep,
} from '../../../../../usecases/corrections/enter-correction-step.ts';
import type { StepValues } from '../../../../../usecases/side-cases/step-form.ts';
import type { Route } from '../../../../site.ts';
import { typedStep } from '../../../disputes/step-fields.tsx';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { correctionHref, section } from '../../section.ts';
import { SideStepView } from '../../side-step.view.tsx';

const address = `${section}/:caseId/:step`;

export const correctionStep: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const opened = async (request: StaffRequest, kind: string) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = {
      regionId: caller.regionId,
      caseId: request.param('caseId'),
      step: request.param('step'),
    };
    const open = await openCorrectionStep(site.staff, caller, { ...order, kind });
    if (!open.ok) return staffProblem(request, open.problems);
    return { caller, order, open: open.value };
  };
  routes.get(address, async (request) => {
    const at = await opened(request, request.query('answer'));
    return at instanceof Response ? at : form(request, at.open, null, []);
  });
  routes.post(address, async (request) => {
    const sent = await staffForm(request.c);
    const kind = sent.text('answer');
    const at = await opened(request, kind);
    if (at instanceof Response) return at;
    const input = typedStep(sent, at.open.fields);
    // A result was chosen and its own questions were not on the page yet.
    if (at.open.fields.length > 1 && kind !== '' && sent.text('asked') !== kind && asksMore(at.open))
      return form(request, at.open, { ...input, answer: kind }, []);
    const entered = await enterCorrectionStep(site.staff, at.caller, {
      ...at.order,
      version: sent.text('version'),
      input,
    });
    if (entered.ok) return request.c.redirect(`${correctionHref(at.order.caseId)}?done=entered`, 303);
    if (entered.problems[0].field === undefined) return staffProblem(request, entered.problems);
    return form(request, at.open, input, entered.problems);
  });
};

/** Only the first field is asked before a choice is made. */
const asksMore = ({ fields }: OpenedCorrectionStep): boolean => fields[0]?.name === 'answer';

function form(
  request: StaffRequest,
  { state, step, fields }: OpenedCorrectionStep,
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  const back = correctionHref(state.caseId);
  const chosen = values?.answer ?? '';
  const more = fields[0]?.name === 'answer' && fields.length === 1;
  return staffPage(
    request,
    { title: step.title, section },
    SideStepView({
      above: [
        [section, '更正'],
        [back, state.received.number],
      ],
      title: step.title,
      lead: step.lead,
      question: null,
      action: correctionHref(state.caseId, step.id),
      back,
      version: state.version,
      ...(chosen === '' ? {} : { asked: chosen }),
      fields,
      values,
      problems,
      button: more ? '下一步' : '登记',
    }),
    problems.length > 0 ? 422 : 200,
  );
}
