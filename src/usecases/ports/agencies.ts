/** Agencies as they are now: a cache of the ledger, with a test that says so. */
import type { Agency } from '../../domain/agencies/agency.ts';

export interface AgencyStore {
  get(regionId: string, agencyId: string): Promise<Agency | null>;
  /** All of a county, in the order of its directory. */
  list(regionId: string): Promise<readonly Agency[]>;
  /** Writes the state after an event; the event itself goes to the ledger in the same transaction. */
  put(agency: Agency): Promise<void>;
  /** Counties with a directory, with the number of agencies that exist on a day (`YYYY-MM-DD`). */
  directories(
    day: string,
  ): Promise<readonly { readonly regionId: string; readonly name: string; readonly agencies: number }[]>;
}
