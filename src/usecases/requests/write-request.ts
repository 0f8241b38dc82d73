/** Records an act on a request: the event in the ledger, and the state and clock that follow from it. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { requestAfter } from '../../domain/requests/request-after.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestColumns } from '../../domain/requests/request-columns.ts';
import { type RequestEvent, type RequestFact, requestSubject } from '../../domain/requests/request-event.ts';
import { runClock } from '../../domain/requests/run-clock.ts';
import { keepRequestData } from '../personal-data/keep-request-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';

/** Who acts, and when (ISO instant). */
export interface RequestAct {
  readonly caller: Caller;
  readonly at: string;
}

/** The clock of a case on a day, by the rules and the county's calendar. */
export function clockOf(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  state: RequestCase,
  today: string,
  options: { readonly explain: boolean } = { explain: false },
): ClockResult {
  return runClock(requestRules, calendar, { today, events: state.clockEvents }, options);
}

/**
 * Must run in a transaction that holds the county (`stores.regions.hold`). Returns the state after the events.
 * @param before null for a request that is received now
 */
export async function writeRequest(
  stores: Stores,
  deps: StaffDeps,
  { caller, at }: RequestAct,
  place: { readonly regionId: string; readonly requestId: string },
  before: RequestCase | null,
  ...events: readonly [RequestEvent, ...RequestEvent[]]
): Promise<RequestCase> {
  let state = before;
  for (const { kind, data } of events) {
    const event = {
      regionId: place.regionId,
      kind,
      subject: requestSubject(place.requestId),
      at,
      actor: actorOf(caller),
      data: data as unknown as Readonly<Record<string, unknown>>,
    };
    const eventId = await stores.ledger.append(event);
    state = requestAfter(state, { ...event, eventId } satisfies RequestFact);
  }
  if (state === null) throw new Error(`${requestSubject(place.requestId)}: no state after ${events[0].kind}`);
  await putRequest(stores, deps, state, at);
  await keepRequestData(stores, deps, state);
  return state;
}

/** Writes the cache of a state anew: after an event, after a day has passed, after a new calendar. */
export async function putRequest(
  stores: Stores,
  deps: StaffDeps,
  state: RequestCase,
  at: string,
): Promise<void> {
  const calendar = await countyCalendar(stores, deps, state.regionId);
  const clock = clockOf(deps, calendar, state, dayOf(at));
  await stores.requests.put(state, requestColumns(deps.requestRules, state, clock));
}
