/** Records what happened to an application for correction: events, state, columns, and how long its data is kept. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import {
  type Correction,
  type CorrectionEvent,
  correctionAfter,
  correctionSubject,
} from '../../domain/corrections/correction.ts';
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
export async function writeCorrection(
  stores: Stores,
  deps: StaffDeps,
  { caller, at }: RequestAct,
  place: { readonly regionId: string; readonly caseId: string },
  before: Correction | null,
  ...events: readonly [CorrectionEvent, ...CorrectionEvent[]]
): Promise<Correction> {
  const { regionId, caseId } = place;
  const subject = correctionSubject(caseId);
  let state = before;
  for (const { kind, data } of events) {
    const facts = data as unknown as Readonly<Record<string, unknown>>;
    const event = { regionId, kind, subject, at, actor: actorOf(caller), data: facts };
    const eventId = await stores.ledger.append(event);
    state = correctionAfter(state, { ...event, eventId });
  }
  if (state === null) throw new Error(`${subject}: no state after ${events[0].kind}`);
  const columns = correctionColumns(deps, await countyCalendar(stores, deps, regionId), state);
  await stores.sideCases.put({ regionId, kind: 'correction', caseId }, state, columns);
  if (!columns.open) {
    const owner = { regionId, ownerKind: 'correction', ownerId: caseId };
    await retainFrom(stores, deps, owner, 'case-closed', dayOf(at));
  }
  return state;
}

/** Last day of the county's own period for it (L-41.1: the law sets none). */
export function correctionDue(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  { received }: Pick<Correction, 'received'>,
): string | null {
  const id = periodFor(requestRules.sides.correction, 'handle');
  const value = deadlineIfAny(requestRules.deadlines, id, received.on);
  return value === null ? null : lastDayOf(calendar, value, received.on).day;
}

export function correctionColumns(
  deps: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  state: Correction,
): SideCaseColumns {
  const { received, steps } = state;
  const { id, open } = sideState(deps.requestRules.sides.correction, steps);
  return {
    number: received.number,
    agencyId: received.agencyId,
    requestId: null,
    state: id,
    open,
    receivedOn: received.on,
    actBy: open ? correctionDue(deps, calendar, state) : null,
    title: received.title,
  };
}
