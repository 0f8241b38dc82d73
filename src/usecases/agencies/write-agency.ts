/** Records an act on an agency: the event in the ledger and the state that follows from it. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { type AgencyEvent, agencyAfter, agencySubject } from '../../domain/agencies/agency-event.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import type { Stores } from '../ports/stores.ts';

/** Who acts, and when (ISO instant). */
export interface Act {
  readonly caller: Caller;
  readonly at: string;
}

/** Must run in a transaction that holds the county. Returns the state after it. */
export async function writeAgency(
  stores: Stores,
  { caller, at }: Act,
  place: { readonly regionId: string; readonly agencyId: string },
  before: Agency | null,
  event: AgencyEvent,
): Promise<Agency> {
  const recorded = {
    regionId: place.regionId,
    kind: event.kind,
    subject: agencySubject(place.agencyId),
    at,
    actor: actorOf(caller),
    data: event.data as Readonly<Record<string, unknown>>,
  };
  const after = agencyAfter(before, recorded);
  if (after === null) throw new Error(`${recorded.subject}: no state after ${event.kind}`);
  await stores.ledger.append(recorded);
  await stores.agencies.put(after);
  return after;
}
