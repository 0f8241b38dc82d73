/** Renders a step of the form from the draft. */
import type { VNode } from 'preact';
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { showDirectory } from '../../../../../usecases/agencies/directory.ts';
import type { DraftStep } from '../../../../../usecases/requests/draft-check.ts';
import { stepOf } from '../../../../../usecases/requests/draft-check.ts';
import { duplicatesOf } from '../../../../../usecases/requests/file-request.ts';
import { findSimilar } from '../../../../../usecases/search/search-public.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { agencyHref } from '../../agencies/agencies.ts';
import { newHref, requestsHref } from '../requests-href.ts';
import { stepTitles } from './step-order.ts';
import { AgencyStepView } from './steps/agency-step.view.tsx';
import { AgentStepView } from './steps/agent-step.view.tsx';
import { ApplicantStepView } from './steps/applicant-step.view.tsx';
import { CheckStepView } from './steps/check-step.view.tsx';
import { ContentStepView } from './steps/content-step.view.tsx';
import { FormStepView } from './steps/form-step.view.tsx';
import { KindStepView } from './steps/kind-step.view.tsx';
import { ProofStepView } from './steps/proof-step.view.tsx';
import { SimilarStepView } from './steps/similar-step.view.tsx';
import type { StepProps } from './steps/step-frame.tsx';
import { type OpenWizard, sendWizard } from './wizard-page.ts';

/** @param toCheck goes back to the last page afterwards */
export async function showStep(
  open: OpenWizard,
  step: DraftStep,
  problems: readonly Problem[],
  toCheck: boolean,
  status: 200 | 413 | 422 = 200,
): Promise<Response> {
  const { regionId, draft, directory, c } = open;
  const props: StepProps = {
    regionId,
    region: directory.name,
    here: newHref(regionId),
    document: draft.document,
    problems,
    toCheck,
  };
  const body = await views[step](open, props);
  // Without the kind of applicant there is nothing to ask about the applicant.
  if (body === null) return c.redirect(`${newHref(regionId)}/kind${toCheck ? '?to=check' : ''}`, 303);
  return sendWizard(open, stepTitles[step], body, { status });
}

type View = (open: OpenWizard, props: StepProps) => Promise<VNode | null> | VNode | null;

const views: Readonly<Record<DraftStep, View>> = {
  agency: async (open, props) => {
    const { c, site, regionId } = open;
    const q = (c.req.query('q') ?? '').trim().slice(0, 60);
    const found =
      q === '' ? null : await showDirectory(site.staff, visitorOf(c, site), { regionId, words: q });
    const entries = found?.ok === true ? found.value.entries : open.directory.entries;
    const answering = entries.filter(({ exists, office }) => exists && office !== null);
    const gone = q === '' ? [] : entries.filter(({ exists, office }) => !exists || office === null);
    return AgencyStepView({
      ...props,
      q,
      choices: answering.map(({ agencyId, name, kind, office }) => ({
        agencyId,
        name,
        hint: [kind.name, office?.phone ?? ''].filter((text) => text !== '').join('　'),
      })),
      moved: gone.map(({ agencyId, name }) => ({ name, href: agencyHref(regionId, agencyId) })),
    });
  },
  content: ({ draft, regionId }, props) =>
    ContentStepView({
      ...props,
      items: draft.document.items,
      similarHref: `${requestsHref(regionId)}/similar`,
    }),
  similar: async ({ c, site, regionId, draft }, props) => {
    const found = await Promise.all(
      draft.document.items.map(async ({ title, description }) => {
        const words = `${title} ${description}`;
        const hits = await findSimilar(site.staff, visitorOf(c, site), { regionId, words, limit: 8 });
        return {
          title: title === '' ? description.slice(0, 30) : title,
          words: title,
          hits: hits.ok ? hits.value : [],
        };
      }),
    );
    return SimilarStepView({ ...props, found });
  },
  kind: ({ site }, props) => KindStepView({ ...props, kinds: site.staff.requestRules.intake.applicants }),
  applicant: ({ site, draft }, props) => {
    const { applicants, papers } = site.staff.requestRules.intake;
    const kind = applicants.find(({ id }) => id === draft.document.fields.kind);
    return kind === undefined ? null : ApplicantStepView({ ...props, kind, papers });
  },
  agent: ({ site, draft }, props) =>
    AgentStepView({
      ...props,
      papers: site.staff.requestRules.intake.papers,
      files: draft.files,
      uploadBytes: site.options.uploadBytes,
    }),
  proof: ({ site, draft }, props) =>
    ProofStepView({ ...props, files: draft.files, uploadBytes: site.options.uploadBytes }),
  form: ({ site }, props) => {
    const { forms, deliveries } = site.staff.requestRules.intake;
    return FormStepView({ ...props, forms, deliveries });
  },
  check: async ({ site, regionId, draft, directory }, props) => {
    const duplicates = await duplicatesOf(site.staff, draft);
    const toStep = ({ field, ...problem }: Problem): Problem =>
      field === undefined ? problem : { ...problem, field: `change-${stepOf(field)}` };
    return CheckStepView({
      ...props,
      problems: props.problems.map(toStep),
      agencyName: directory.entries.find(({ agencyId }) => agencyId === draft.document.agencyId)?.name ?? '',
      intake: site.staff.requestRules.intake,
      files: draft.files,
      duplicates: duplicates.map(({ number, receivedOn }) => ({ number, receivedOn })),
      statusHref: `${requestsHref(regionId)}/status`,
    });
  },
};
