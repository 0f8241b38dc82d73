/** An agency as it is now, held against changes until the transaction ends. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { Stores } from '../ports/stores.ts';
import { noAgency, noCounty, staleAgency } from './agency-problem.ts';

export interface AgencyNow {
  readonly agency: Agency;
  readonly others: readonly Agency[];
  readonly all: readonly Agency[];
}

/** Number of the newest event of an agency: sent along with a form and compared when it comes back. */
export async function agencyVersion(
  { ledger }: Pick<Stores, 'ledger'>,
  regionId: string,
  agencyId: string,
): Promise<number> {
  return (await ledger.ofSubject(regionId, agencySubject(agencyId))).at(-1)?.eventId ?? 0;
}

/**
 * Reads an agency to change it. Problems: `not-found`, and `stale` when it has another version than the form.
 * @param version as the form sent it
 */
export async function agencyToChange(
  stores: Stores,
  regionId: string,
  agencyId: string,
  version: string,
): Promise<Result<AgencyNow>> {
  if (!(await stores.regions.hold(regionId))) return refused(noCounty);
  const all = await stores.agencies.list(regionId);
  const agency = all.find((each) => each.agencyId === agencyId);
  if (agency === undefined) return refused(noAgency);
  if (version !== String(await agencyVersion(stores, regionId, agencyId))) return refused(staleAgency);
  return done({ agency, all, others: all.filter((each) => each !== agency) });
}
