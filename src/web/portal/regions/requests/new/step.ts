/** GET and POST /regions/:regionId/requests/new/:step: one question after the other. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { saveDraft } from '../../../../../usecases/requests/draft.ts';
import {
  type DraftStep,
  draftProblems,
  problemsOfStep,
  stepOf,
} from '../../../../../usecases/requests/draft-check.ts';
import { mostItems } from '../../../../../usecases/requests/draft-document.ts';
import { fileRequest } from '../../../../../usecases/requests/file-request.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../../workbench/staff-form.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { newHref, requestsHref } from '../requests-href.ts';
import { sendTooOften } from '../too-often.ts';
import { readStep } from './read-step.ts';
import { showStep } from './show-step.ts';
import { isStep, stepAfter } from './step-order.ts';
import { type OpenWizard, openWizard } from './wizard-page.ts';

const stepsPerMinute = 120;
/** A filing costs more than a page: letters of the alphabet for whoever would fill the register by program. */
const filingsPerMinute = 20;

export const wizardStep: Route = (web, site) => {
  const now = () => site.clock().getTime();
  const steps = createRateLimit(stepsPerMinute, now);
  const filings = createRateLimit(filingsPerMinute, now);

  web.get('/regions/:regionId/requests/new/:step', async (c) => {
    const step = c.req.param('step');
    if (!isStep(step)) return sendMissing(c, site);
    const open = await openWizard(c, site);
    if (open instanceof Response) return open;
    // A page that was filled in before says what is wrong with it; a new one waits for an answer.
    const seen = open.draft.document.done.includes(step) || step === 'check';
    return showStep(open, step, seen ? problemsAt(open, step) : [], c.req.query('to') === 'check');
  });

  web.post('/regions/:regionId/requests/new/:step', async (c) => {
    const step = c.req.param('step');
    if (!isStep(step)) return sendMissing(c, site);
    const limit = step === 'check' ? filings : steps;
    const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const open = await openWizard(c, site);
    if (open instanceof Response) return open;
    return step === 'check' ? submit(open) : keep(open, step);
  });
};

/** On the last page everything that is wrong; on any other what it can mend itself. */
function problemsAt({ site, regionId, draft }: OpenWizard, step: DraftStep): readonly Problem[] {
  const problems = draftProblems(site.staff, regionId, draft);
  return step === 'check' ? problems : ofStep(step, problems);
}

/** What a way of delivery needs belongs to the step of the delivery, wherever else it is asked for. */
function ofStep(step: DraftStep, problems: readonly Problem[]): readonly Problem[] {
  const own = problemsOfStep(step, problems);
  const needed = (problem: Problem) =>
    problem.code === 'field-missing' && problem.message.startsWith('选择“');
  if (step === 'form') return [...own, ...problems.filter(needed)];
  return own.filter((problem) => !needed(problem));
}

async function keep(open: OpenWizard, step: DraftStep): Promise<Response> {
  const { c, site, regionId, token } = open;
  const form = await staffForm(c);
  let document = readStep(step, form, open.draft.document);
  const act = form.text('act');
  if (act === 'add' && document.items.length < mostItems)
    document = { ...document, items: [...document.items, { title: '', description: '' }] };
  const saved = await saveDraft(site.staff, visitorOf(c, site), { regionId, token, document });
  if (!saved.ok) return c.redirect(newHref(regionId), 303);
  const after = { ...open, draft: saved.value };
  const toCheck = form.text('to') === 'check';
  if (act !== '') return c.redirect(`${newHref(regionId)}/${step}${toCheck ? '?to=check' : ''}`, 303);
  const problems = problemsAt(after, step);
  if (problems.length > 0) return showStep(after, step, problems, toCheck, 422);
  return c.redirect(
    `${newHref(regionId)}/${toCheck ? nextOpen(step, after) : stepAfter(step, document)}`,
    303,
  );
}

/** Back to the last page; to the agent first, where one was just named. */
function nextOpen(step: DraftStep, { draft, ...open }: OpenWizard): DraftStep {
  if (step !== 'applicant' && step !== 'kind') return 'check';
  const next = problemsAt({ ...open, draft }, 'check')[0];
  return next?.field === undefined ? 'check' : stepOf(next.field);
}

async function submit(open: OpenWizard): Promise<Response> {
  const { c, site, regionId, token } = open;
  const filed = await fileRequest(site.staff, visitorOf(c, site), { regionId, token });
  if (!filed.ok) return showStep(open, 'check', filed.problems, false, 422);
  return c.redirect(`${requestsHref(regionId)}/receipt`, 303);
}
