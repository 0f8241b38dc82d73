/** Records what happened to a complaint: events, state, columns, and how long its data is kept. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import {
  type Complaint,
  type ComplaintEvent,
  complaintAfter,
  complaintSubject,
} from '../../domain/complaints/complaint.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf } from '../../domain/people/caller.ts';
import { deadlineIfAny, lastDayOf } from '../../domain/request-rules/deadline.ts';
import { periodFor, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import { retainFrom } from '../personal-data/schedule-retention.ts';
import type { SideCaseColumns } from '../ports/side-cases.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import type { RequestAct } from '../requests/write-request.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Must run in a transaction that holds the county. */
export async function writeComplaint(
  stores: Stores,
  deps: StaffDeps,
  { caller, at }: RequestAct,
  place: { readonly regionId: string; readonly caseId: string },
  before: Complaint | null,
  ...events: readonly [ComplaintEvent, ...ComplaintEvent[]]
): Promise<Complaint> {
  const { regionId, caseId } = place;
  const subject = complaintSubject(caseId);
  let state = before;
  for (const { kind, data } of events) {
    const facts = data as unknown as Readonly<Record<string, unknown>>;
    const event = { regionId, kind, subject, at, actor: actorOf(caller), data: facts };
    const eventId = await stores.ledger.append(event);
    state = complaintAfter(state, { ...event, eventId });
  }
  if (state === null) throw new Error(`${subject}: no state after ${events[0].kind}`);
  const columns = complaintColumns(deps, await countyCalendar(stores, deps, regionId), state);
  await stores.sideCases.put({ regionId, kind: 'complaint', caseId }, state, columns);
  if (!columns.open) {
    const owner = { regionId, ownerKind: 'complaint', ownerId: caseId };
    await retainFrom(stores, deps, owner, 'case-closed', dayOf(at));
  }
  return state;
}

/** Last day of the county's own period for a use, from a day; the law sets none (L-47.1). */
export function complaintPeriod(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  use: 'answer' | 'explain' | 'rectify',
  from: string,
): string | null {
  const value = deadlineIfAny(requestRules.deadlines, periodFor(requestRules.sides.complaint, use), from);
  return value === null ? null : lastDayOf(calendar, value, from).day;
}

export function complaintColumns(
  deps: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  state: Complaint,
): SideCaseColumns {
  const { received, steps, asked, explained, answered, rectified, orders } = state;
  const { complaint } = deps.requestRules.sides;
  const { id, open } = sideState(complaint, steps);
  const answerBy = answered === null ? complaintPeriod(deps, calendar, 'answer', received.on) : null;
  const explainBy = asked !== null && explained === null ? asked.dueOn : null;
  const rectifyBy = rectified === null ? (orders.at(-1)?.dueOn ?? null) : null;
  const waits = [explainBy, answerBy, rectifyBy].filter((day) => day !== null).sort();
  return {
    number: received.number,
    agencyId: received.agencyId,
    requestId: received.requestId,
    state: id,
    open,
    receivedOn: received.on,
    actBy: open ? (waits[0] ?? null) : null,
    title: complaint.subjects.find((each) => each.id === received.subject)?.name ?? received.subject,
  };
}
