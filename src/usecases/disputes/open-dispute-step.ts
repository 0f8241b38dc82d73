/** The form of a step of a dispute, for whoever may enter it now. */
import { dayOf } from '../../domain/days/county-day.ts';
import { disputeSubject } from '../../domain/disputes/dispute-event.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { StepField } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { disputeSteps } from './dispute-steps.ts';
import { noDispute, notNow, openSteps, stepFacts } from './enter-dispute-step.ts';

export interface OpenedStep {
  readonly disputeId: string;
  readonly number: string;
  readonly step: string;
  readonly title: string;
  readonly article: string;
  readonly fields: readonly StepField[];
  /** To be sent along. */
  readonly version: number;
}

/** Problems: `not-now` where the state does not allow the step. */
export async function openDisputeStep(
  deps: StaffDeps,
  caller: Caller,
  {
    regionId,
    disputeId,
    step: id,
  }: { readonly regionId: string; readonly disputeId: string; readonly step: string },
): Promise<Result<OpenedStep>> {
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const order = { act: 'dispute.handle', subject: disputeSubject(disputeId), resource } as const;
  return look(deps, caller, order, async (storage) => {
    const dispute = await storage.disputes.get(regionId, disputeId);
    const step = disputeSteps.find((each) => each.id === id);
    if (dispute === null || step === undefined) return refused(noDispute);
    if (!openSteps(deps, dispute).includes(step)) return refused(notNow(deps, dispute, step));
    const facts = await stepFacts(storage, deps, dispute, dayOf(deps.clock().toISOString()));
    const { steps } = deps.requestRules.sides.dispute;
    return done({
      disputeId,
      number: dispute.opened.number,
      step: id,
      title: step.title,
      article: steps.find(({ kind }) => kind === step.kind)?.article ?? '',
      fields: step.fields(facts),
      version: dispute.version,
    });
  });
}
