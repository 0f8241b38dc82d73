/** What a draft still lacks, step by step: each step of the form knows the fields that it asks for. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import { checkNewRequest } from '../../domain/requests/check-new-request.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { Draft } from './draft.ts';
import { type DraftDocument, requestOf } from './draft-document.ts';

/** Steps of the form in their order. */
export const draftSteps = [
  'agency',
  'content',
  'similar',
  'kind',
  'applicant',
  'agent',
  'proof',
  'form',
  'check',
] as const;
export type DraftStep = (typeof draftSteps)[number];

const fieldsOf: Readonly<Record<DraftStep, readonly string[]>> = {
  agency: ['agencyId'],
  content: ['description', 'title'],
  similar: [],
  kind: ['kind'],
  applicant: [
    'name',
    'paper',
    'identityNumber',
    'organisationCode',
    'representative',
    'contactPerson',
    'phone',
    'email',
    'address',
    'postcode',
    'fax',
  ],
  agent: ['agentName', 'agentPaper', 'agentIdentityNumber', 'agentPhone', 'authorisation'],
  proof: ['proof'],
  form: ['form', 'delivery'],
  check: [],
};

/** Kinds of files that the form takes. */
export const proofKind = 'identity-proof';
export const authorisationKind = 'authorisation';
export const agentProofKind = 'agent-identity-proof';

/** Problems of a whole draft; fields of the second and later items end in their place: `description2`. */
export function draftProblems(
  deps: StaffDeps,
  regionId: string,
  draft: Pick<Draft, 'document' | 'files'>,
): readonly Problem[] {
  const { document, files } = draft;
  const today = dayOf(deps.clock().toISOString());
  const { intake } = deps.requestRules;
  const all = document.items.flatMap((item, at) => {
    const { problems, missing } = checkNewRequest(intake, requestOf(intake, regionId, document, item), today);
    return [...problems, ...missing]
      .filter(({ field = '' }) => at === 0 || fieldsOf.content.includes(field))
      .map((problem) => (at === 0 ? problem : { ...problem, field: `${problem.field}${at + 1}` }));
  });
  return [
    ...(document.agencyId === ''
      ? [{ code: 'field-missing', field: 'agencyId', message: '请选择受理申请的机关。' }]
      : []),
    ...all,
    ...agentPapers(document, files),
  ];
}

function agentPapers({ flags }: DraftDocument, files: Draft['files']): readonly Problem[] {
  if (!flags.byAgent || files.some(({ kind }) => kind === authorisationKind)) return [];
  return [
    {
      code: 'field-missing',
      field: 'authorisation',
      message: '请上传申请人签名或者盖章的授权委托书。',
      article: '《条例》第二十九条',
    },
  ];
}

/** The step on which a field is asked for. */
export function stepOf(field: string): DraftStep {
  const name = field.replace(/\d$/, '');
  return draftSteps.find((step) => fieldsOf[step].includes(name)) ?? 'check';
}

/** Problems that a step itself can mend. What is asked for later on is not its business. */
export function problemsOfStep(step: DraftStep, problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ field = '' }) => stepOf(field) === step);
}
