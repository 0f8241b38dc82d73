/** Enters a step of a review or suit, with what follows from it: for the request, for people, for the county's desk. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { lastDecision } from '../../domain/disputes/dispute.ts';
import { disputeDeadlines } from '../../domain/disputes/dispute-deadlines.ts';
import { disputeSubject } from '../../domain/disputes/dispute-event.ts';
import { outcomeOf } from '../../domain/disputes/dispute-rule.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { allowsStep, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { deskOf, peopleOf } from '../side-cases/people-of.ts';
import { readStep } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type DisputeStep, disputeSteps, type StepFacts } from './dispute-steps.ts';
import { patternsIn } from './loss-patterns.ts';
import { tellRequestOfAcceptance, tellRequestOfEnd } from './request-steps.ts';
import { writeDispute } from './write-dispute.ts';

export interface DisputeStepOrder {
  readonly regionId: string;
  readonly disputeId: string;
  /** Of {@link disputeSteps}. */
  readonly step: string;
  /** Version of the state that the form showed; left out: whatever it is now. */
  readonly version?: string;
  readonly input: unknown;
}

export const noDispute: Problem = {
  code: 'not-found',
  message: '没有找到这件复议、诉讼：可能地址有误，请从清单重新进入。',
};

const staleDispute: Problem = {
  code: 'stale',
  message: '您打开页面之后，这件复议、诉讼有了新的进展。请回到案卷核对后再登记。',
};

/** What a step needs to know. */
export async function stepFacts(
  stores: Pick<Stores, 'requests' | 'calendarNotices'>,
  deps: StaffDeps,
  dispute: Dispute,
  today: string,
): Promise<StepFacts> {
  const { requestId } = dispute.opened;
  const request = requestId === null ? null : await stores.requests.get(dispute.regionId, requestId);
  const calendar = await countyCalendar(stores, deps, dispute.regionId);
  const deadlines = disputeDeadlines(deps.requestRules, calendar, dispute);
  return { rules: deps.requestRules, dispute, request, deadlines, today };
}

/** Steps that may be entered now. */
export function openSteps(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  dispute: Dispute,
): readonly DisputeStep[] {
  const { dispute: lifecycle } = requestRules.sides;
  const state = sideState(lifecycle, dispute.steps);
  return disputeSteps.filter(({ kind }) => allowsStep(lifecycle, state, kind));
}

export async function enterDisputeStep(
  deps: StaffDeps,
  caller: Caller,
  { regionId, disputeId, step: id, version, input }: DisputeStepOrder,
): Promise<Result<Dispute>> {
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const order = { act: 'dispute.handle', subject: disputeSubject(disputeId), resource } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const before = await stores.disputes.get(regionId, disputeId);
    const step = disputeSteps.find((each) => each.id === id);
    if (before === null || step === undefined) return refused(noDispute);
    if (version !== undefined && version !== String(before.version)) return refused(staleDispute);
    if (!openSteps(deps, before).includes(step)) return refused(notNow(deps, before, step));
    const facts = await stepFacts(stores, deps, before, dayOf(at));
    const read = readStep(step.fields(facts), input, facts.today);
    if (!read.ok) return read;
    const events = step.events(facts, read.value);
    if (!events.ok) return events;
    const act = { caller, at };
    const after = await writeDispute(stores, deps, act, { regionId, disputeId }, before, ...events.value);
    if (before.accepted === null && after.accepted !== null)
      await tellRequestOfAcceptance(stores, deps, act, after);
    if (before.effectiveOn === null && after.effectiveOn !== null) {
      await tellRequestOfEnd(stores, deps, act, after);
      await tellOfLoss(stores, deps, after, facts.today);
    }
    await stores.tasks.close(regionId, order.subject, order.act, at);
    return done({ value: after, before, after, detail: { step: id } });
  });
}

/** The state does not allow this step. */
export function notNow(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  dispute: Dispute,
  step: DisputeStep,
): Problem {
  const state = sideState(requestRules.sides.dispute, dispute.steps);
  return { code: 'not-now', message: `现在是“${state.name}”，不能${step.title}。请回到案卷核对。` };
}

/** The agency learns that it lost; the desk, that it lost in the same way again. */
async function tellOfLoss(stores: Stores, deps: StaffDeps, dispute: Dispute, today: string): Promise<void> {
  const { regionId, disputeId, opened } = dispute;
  const decision = lastDecision(dispute);
  if (decision === null || !outcomeOf(deps.requestRules, decision.outcome).lost) return;
  const about = { regionId, subject: disputeSubject(disputeId), link: `/workbench/disputes/${disputeId}` };
  await notify(stores, deps, {
    ...about,
    accountIds: await peopleOf(stores, regionId, opened.agencyId),
    kind: 'dispute-lost',
    facts: { number: opened.number, outcome: outcomeOf(deps.requestRules, decision.outcome).name },
  });
  const patterns = await patternsIn(stores, deps, regionId, [opened.agencyId], today);
  const pattern = patterns.find(({ disputes }) => disputes.some((each) => each.disputeId === disputeId));
  if (pattern === undefined) return;
  await notify(stores, deps, {
    ...about,
    accountIds: await deskOf(stores, regionId),
    kind: 'loss-pattern',
    facts: { agency: pattern.agencyName, count: String(pattern.disputes.length), about: pattern.about },
  });
}
