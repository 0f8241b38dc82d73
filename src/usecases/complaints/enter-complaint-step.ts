/** Opens the form of a step of a complaint, and enters it, with who is told of it. */
import type { Complaint } from '../../domain/complaints/complaint.ts';
import { complaintSubject } from '../../domain/complaints/complaint.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { allowsStep, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import { notify } from '../notifications/notify.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { readText } from '../requests/keep-file.ts';
import { deskOf, peopleOf } from '../side-cases/people-of.ts';
import { readStep, type StepField } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ComplaintStep, type ComplaintStepFacts, complaintSteps } from './complaint-steps.ts';
import { writeComplaint } from './write-complaint.ts';

export interface ComplaintPlace {
  readonly regionId: string;
  readonly caseId: string;
}

export const noComplaint: Problem = {
  code: 'not-found',
  message: '没有找到这件投诉：可能地址有误，请从清单重新进入。',
};

const stale: Problem = {
  code: 'stale',
  message: '您打开页面之后，这件投诉有了新的进展。请回到案卷核对后再登记。',
};

/** As it is now; null: there is none. */
export const complaintOf = async (
  { sideCases }: Pick<Stores, 'sideCases'>,
  { regionId, caseId }: ComplaintPlace,
): Promise<Complaint | null> =>
  ((await sideCases.get(regionId, 'complaint', caseId)) as Complaint | null) ?? null;

/** Whom the table is asked about: the agency complained of. */
export async function complaintResource({ storage }: StaffDeps, place: ComplaintPlace) {
  const known = await complaintOf(storage, place);
  return { regionId: place.regionId, agencyId: known?.received.agencyId ?? null };
}

/** Steps that may be entered now, by whoever. */
export function openComplaintSteps(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  { steps }: Pick<Complaint, 'steps'>,
): readonly ComplaintStep[] {
  const { complaint } = requestRules.sides;
  const state = sideState(complaint, steps);
  return complaintSteps.filter(({ kind }) => allowsStep(complaint, state, kind));
}

export interface OpenedComplaintStep {
  readonly state: Complaint;
  readonly step: ComplaintStep;
  readonly fields: readonly StepField[];
  /** What the agency is asked, for its explanation; null elsewhere. */
  readonly question: string | null;
}

type StepPlace = ComplaintPlace & { readonly step: string };

export async function openComplaintStep(
  deps: StaffDeps,
  caller: Caller,
  place: StepPlace,
): Promise<Result<OpenedComplaintStep>> {
  const resource = await complaintResource(deps, place);
  const act = actOf(place.step);
  return look(deps, caller, { act, subject: complaintSubject(place.caseId), resource }, async (storage) => {
    const found = await stepOf(storage, deps, place);
    if (!found.ok) return found;
    const { state, step } = found.value;
    const facts = await factsOf(storage, deps, state, dayOf(deps.clock().toISOString()));
    const asks = step.act === 'complaint.explain' ? (state.asked?.question ?? null) : null;
    const question = await readText(storage, place.regionId, asks);
    return done({ state, step, fields: step.fields(facts), question });
  });
}

export async function enterComplaintStep(
  deps: StaffDeps,
  caller: Caller,
  order: StepPlace & { readonly version?: string; readonly input: unknown },
): Promise<Result<Complaint>> {
  const { regionId, caseId, version, input } = order;
  const resource = await complaintResource(deps, order);
  const asked = { act: actOf(order.step), subject: complaintSubject(caseId), resource } as const;
  return perform(deps, caller, asked, async (stores, at) => {
    await stores.regions.hold(regionId);
    const found = await stepOf(stores, deps, order);
    if (!found.ok) return found;
    const { state: before, step } = found.value;
    if (version !== undefined && version !== String(before.version)) return refused(stale);
    const facts = await factsOf(stores, deps, before, dayOf(at));
    const read = readStep(step.fields(facts), input, facts.today);
    if (!read.ok) return read;
    const events = await step.run({ stores, deps, caller, at, facts, values: read.value });
    if (!events.ok) return events;
    const place = { regionId, caseId };
    const after = await writeComplaint(stores, deps, { caller, at }, place, before, ...events.value);
    await tell(stores, deps, after, step);
    return done({ value: after, before, after, detail: { step: step.id } });
  });
}

/** A step that there is none of is asked for as the desk's: the answer is the same for everybody. */
const actOf = (id: string): ComplaintStep['act'] =>
  complaintSteps.find((each) => each.id === id)?.act ?? 'complaint.handle';

async function stepOf(
  stores: Pick<Stores, 'sideCases'>,
  deps: StaffDeps,
  place: StepPlace,
): Promise<Result<{ readonly state: Complaint; readonly step: ComplaintStep }>> {
  const state = await complaintOf(stores, place);
  const step = complaintSteps.find(({ id }) => id === place.step);
  if (state === null || step === undefined) return refused(noComplaint);
  if (openComplaintSteps(deps, state).includes(step)) return done({ state, step });
  const { name } = sideState(deps.requestRules.sides.complaint, state.steps);
  return refused({ code: 'not-now', message: `现在是“${name}”，不能${step.title}。请回到案卷核对。` });
}

async function factsOf(
  stores: Pick<Stores, 'calendarNotices'>,
  deps: StaffDeps,
  state: Complaint,
  today: string,
): Promise<ComplaintStepFacts> {
  const calendar = await countyCalendar(stores, deps, state.regionId);
  return { rules: deps.requestRules, state, calendar, today };
}

/** The agency when something is asked of it, the desk when it has explained. */
async function tell(
  stores: Stores,
  deps: StaffDeps,
  state: Complaint,
  { kind }: ComplaintStep,
): Promise<void> {
  const { regionId, caseId, received, asked, orders } = state;
  const subject = complaintSubject(caseId);
  const agency = () => peopleOf(stores, regionId, received.agencyId);
  const words = (day: string | null | undefined) => (day == null ? '规定期限' : dayWords(day));
  const { number } = received;
  if (kind === 'complaint-asked')
    await notify(stores, deps, {
      regionId,
      accountIds: await agency(),
      kind,
      subject,
      facts: { number, due: words(asked?.dueOn) },
      link: `/workbench/complaints/${caseId}/explain`,
    });
  if (kind === 'complaint-explained')
    await notify(stores, deps, {
      regionId,
      accountIds: await deskOf(stores, regionId),
      kind,
      subject,
      facts: {
        number,
        agency: (await stores.agencies.get(regionId, received.agencyId))?.name ?? received.agencyId,
      },
      link: `/workbench/complaints/${caseId}`,
    });
  if (kind === 'complaint-order-sent')
    await notify(stores, deps, {
      regionId,
      accountIds: await agency(),
      kind: 'complaint-order',
      subject,
      facts: { number, due: words(orders.at(-1)?.dueOn) },
      link: '/workbench',
    });
}
