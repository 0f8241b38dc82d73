/** Records what happened to a dispute: events in the ledger, and the state and columns that follow from them. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { disputeAfter } from '../../domain/disputes/dispute-after.ts';
import { disputeColumns } from '../../domain/disputes/dispute-columns.ts';
import { disputeDeadlines } from '../../domain/disputes/dispute-deadlines.ts';
import { type DisputeEvent, disputeSubject } from '../../domain/disputes/dispute-event.ts';
import { actorOf } from '../../domain/people/caller.ts';
import { keepDisputeFiles, keepRequestData } from '../personal-data/keep-request-data.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import type { RequestAct } from '../requests/write-request.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Must run in a transaction that holds the county. Returns the state after the events. */
export async function writeDispute(
  stores: Stores,
  deps: StaffDeps,
  { caller, at }: RequestAct,
  place: { readonly regionId: string; readonly disputeId: string },
  before: Dispute | null,
  ...events: readonly [DisputeEvent, ...DisputeEvent[]]
): Promise<Dispute> {
  let state = before;
  for (const { kind, data } of events) {
    const event = {
      regionId: place.regionId,
      kind,
      subject: disputeSubject(place.disputeId),
      at,
      actor: actorOf(caller),
      data: data as unknown as Readonly<Record<string, unknown>>,
    };
    const eventId = await stores.ledger.append(event);
    state = disputeAfter(state, { ...event, eventId });
  }
  if (state === null) throw new Error(`${disputeSubject(place.disputeId)}: no state after ${events[0].kind}`);
  await putDispute(stores, deps, state);
  await keepData(stores, deps, state, at);
  return state;
}

/** An open dispute keeps everything in use; its end lets the periods run again, for the request as well. */
async function keepData(stores: Stores, deps: StaffDeps, state: Dispute, at: string): Promise<void> {
  const { regionId, disputeId, opened } = state;
  const row = columnsOf(deps, await countyCalendar(stores, deps, regionId), state);
  await keepDisputeFiles(stores, deps, { regionId, disputeId, ...row }, dayOf(at));
  const request = opened.requestId === null ? null : await stores.requests.get(regionId, opened.requestId);
  if (request !== null) await keepRequestData(stores, deps, request);
}

/** Writes the cache of a state anew: after an event, after a new calendar. */
export async function putDispute(stores: Stores, deps: StaffDeps, state: Dispute): Promise<void> {
  const calendar = await countyCalendar(stores, deps, state.regionId);
  await stores.disputes.put(state, columnsOf(deps, calendar, state));
}

/** What lists keep of it. */
export function columnsOf(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  state: Dispute,
) {
  return disputeColumns(requestRules, state, disputeDeadlines(requestRules, calendar, state));
}
