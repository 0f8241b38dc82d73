/** Opens the form of a step of a correction, and enters it. */
import type { Correction } from '../../domain/corrections/correction.ts';
import { correctionSubject } from '../../domain/corrections/correction.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { allowsStep, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import { textIn } from '../agencies/agency-input.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { readStep, type StepField } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type CorrectionStep, type CorrectionStepFacts, correctionSteps } from './correction-steps.ts';
import { agenciesOf } from './file-correction.ts';
import { writeCorrection } from './write-correction.ts';

export interface CorrectionPlace {
  readonly regionId: string;
  readonly caseId: string;
}

export const noCorrection: Problem = {
  code: 'not-found',
  message: '没有找到这件更正申请：可能地址有误，请从清单重新进入。',
};

const stale: Problem = {
  code: 'stale',
  message: '您打开页面之后，这件更正申请有了新的进展。请回到案卷核对后再登记。',
};

/** As it is now; null: there is none. */
export const correctionOf = async (
  { sideCases }: Pick<Stores, 'sideCases'>,
  { regionId, caseId }: CorrectionPlace,
): Promise<Correction | null> =>
  ((await sideCases.get(regionId, 'correction', caseId)) as Correction | null) ?? null;

/** Whom the table is asked about. */
export async function correctionResource({ storage }: StaffDeps, place: CorrectionPlace) {
  const known = await correctionOf(storage, place);
  return { regionId: place.regionId, agencyId: known?.received.agencyId ?? null };
}

/** Steps that may be entered now. */
export function openCorrectionSteps(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  { steps }: Pick<Correction, 'steps'>,
): readonly CorrectionStep[] {
  const { correction } = requestRules.sides;
  const state = sideState(correction, steps);
  return correctionSteps.filter(({ kind }) => allowsStep(correction, state, kind));
}

export interface OpenedCorrectionStep {
  readonly state: Correction;
  readonly step: CorrectionStep;
  readonly fields: readonly StepField[];
}

/** @param kind answer kind chosen so far, for the letter */
export async function openCorrectionStep(
  deps: StaffDeps,
  caller: Caller,
  place: CorrectionPlace & { readonly step: string; readonly kind: string },
): Promise<Result<OpenedCorrectionStep>> {
  const resource = await correctionResource(deps, place);
  const order = { act: 'correction.handle', subject: correctionSubject(place.caseId), resource } as const;
  return look(deps, caller, order, async (storage) => {
    const found = await stepOf(storage, deps, place);
    if (!found.ok) return found;
    const { state, step } = found.value;
    const facts = await factsOf(storage, deps, state, place.kind, dayOf(deps.clock().toISOString()));
    return done({ state, step, fields: step.fields(facts) });
  });
}

export async function enterCorrectionStep(
  deps: StaffDeps,
  caller: Caller,
  order: CorrectionPlace & { readonly step: string; readonly version?: string; readonly input: unknown },
): Promise<Result<Correction>> {
  const { regionId, caseId, version, input } = order;
  const resource = await correctionResource(deps, order);
  const subject = correctionSubject(caseId);
  return perform(deps, caller, { act: 'correction.handle', subject, resource }, async (stores, at) => {
    await stores.regions.hold(regionId);
    const found = await stepOf(stores, deps, order);
    if (!found.ok) return found;
    const { state: before, step } = found.value;
    if (version !== undefined && version !== String(before.version)) return refused(stale);
    const facts = await factsOf(stores, deps, before, textIn(input, 'answer'), dayOf(at));
    const read = readStep(step.fields(facts), input, facts.today);
    if (!read.ok) return read;
    const event = await step.run({ stores, deps, caller, at, facts, values: read.value });
    if (!event.ok) return event;
    const after = await writeCorrection(
      stores,
      deps,
      { caller, at },
      { regionId, caseId },
      before,
      event.value,
    );
    return done({ value: after, before, after, detail: { step: step.id } });
  });
}

async function stepOf(
  stores: Pick<Stores, 'sideCases'>,
  deps: StaffDeps,
  place: CorrectionPlace & { readonly step: string },
): Promise<Result<{ readonly state: Correction; readonly step: CorrectionStep }>> {
  const state = await correctionOf(stores, place);
  const step = correctionSteps.find(({ id }) => id === place.step);
  if (state === null || step === undefined) return refused(noCorrection);
  if (openCorrectionSteps(deps, state).includes(step)) return done({ state, step });
  const { name } = sideState(deps.requestRules.sides.correction, state.steps);
  return refused({ code: 'not-now', message: `现在是“${name}”，不能${step.title}。请回到案卷核对。` });
}

async function factsOf(
  stores: Pick<Stores, 'agencies'>,
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  state: Correction,
  kind: string,
  today: string,
): Promise<CorrectionStepFacts> {
  const agencies = (await agenciesOf(stores, state.regionId, today)).filter(
    ([agencyId]) => agencyId !== state.received.agencyId,
  );
  return { rules: requestRules, state, today, agencies, kind };
}
