/** The agencies of a county for staff. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { type AgencyKind, kindOf } from '../../domain/agencies/agency-rules.ts';
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { foundBy } from './found-by.ts';
import { nameIn } from './show-agency.ts';

export interface AgencyQuery {
  readonly regionId: string;
  /** Parts of a name, code, telephone number or function, with spaces between. */
  readonly words?: string;
  readonly kind?: string;
  readonly active?: 'yes' | 'no';
}

export interface ListedAgency {
  readonly agency: Agency;
  readonly kind: AgencyKind;
  /** Name of the agency that it belongs to. */
  readonly parent: string | null;
  /** Today. */
  readonly exists: boolean;
}

export interface AgencyList {
  readonly agencies: readonly ListedAgency[];
  /** All of the county, whatever the query. */
  readonly total: number;
  readonly kinds: readonly AgencyKind[];
}

export function listAgencies(
  deps: StaffDeps,
  caller: Caller,
  { regionId, words = '', kind, active }: AgencyQuery,
): Promise<Result<AgencyList>> {
  const order = { act: 'agency.read', subject: 'agency', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const all = await storage.agencies.list(regionId);
    const day = dayOf(deps.clock().toISOString());
    const found = foundBy(words);
    const agencies = all
      .map((agency) => ({
        agency,
        kind: kindOf(deps.agencyRules, agency.kind),
        parent: agency.parentId === null ? null : nameIn(all, agency.parentId).name,
        exists: existsOn(agency, day),
      }))
      .filter(
        (each) =>
          found(each.agency) &&
          (!kind || each.agency.kind === kind) &&
          (active === undefined || each.exists === (active === 'yes')),
      );
    return done({ agencies, total: all.length, kinds: deps.agencyRules.kinds });
  });
}
