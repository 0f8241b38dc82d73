/** What the forms about an agency offer to choose from. */
import type { AgencyColumn, AgencyKind } from '../../../domain/agencies/agency-rules.ts';
import type { Staff } from '../../../domain/people/caller.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import { listAgencies } from '../../../usecases/agencies/list-agencies.ts';
import type { Site } from '../../site.ts';

export interface AgencyChoices {
  readonly columns: readonly AgencyColumn[];
  readonly kinds: readonly AgencyKind[];
  /** Agencies of the county that exist or will, but for one: code and words. */
  readonly parents: readonly (readonly [code: string, words: string])[];
}

/** @param except agency that cannot be chosen: itself */
export async function agencyChoices(
  site: Site,
  caller: Staff,
  except = '',
): Promise<AgencyChoices | { readonly problems: readonly [Problem, ...Problem[]] }> {
  const listed = await listAgencies(site.staff, caller, { regionId: caller.regionId });
  if (!listed.ok) return listed;
  return {
    columns: site.staff.agencyRules.columns,
    kinds: listed.value.kinds,
    parents: listed.value.agencies
      .filter(({ agency }) => agency.agencyId !== except)
      .map(({ agency, exists }) => [
        agency.agencyId,
        `${agency.name}（${agency.agencyId}${exists ? '' : '，现不存续'}）`,
      ]),
  };
}
