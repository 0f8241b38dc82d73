/** Who may work on requests, and of which agencies: whom a request can be given to. */
import type { RoleId } from '../../domain/people/role.ts';
import { permissions } from '../../policies/permissions.ts';
import { roleOf } from '../../policies/roles.ts';
import { namesOf } from '../people/directory.ts';
import type { Stores } from '../ports/stores.ts';

export interface WorkingPerson {
  readonly accountId: string;
  readonly name: string;
  /** Agencies for which a role that works on requests is held. */
  readonly agencyIds: readonly string[];
  /** Works for the whole county. */
  readonly county: boolean;
}

const roles = permissions['request.handle'].roles ?? {};

/** Active people who may handle requests, by name. */
export async function workingPeople(
  stores: Pick<Stores, 'accounts'>,
  regionId: string,
): Promise<readonly WorkingPerson[]> {
  const grants = (await stores.accounts.grants(regionId)).filter(
    ({ role, revokedAt }) => revokedAt === null && Object.hasOwn(roles, role),
  );
  const accounts = await namesOf(
    stores,
    regionId,
    grants.map(({ accountId }) => accountId),
  );
  const isCounty = (role: RoleId) => roleOf(role).scope === 'region';
  return [...accounts.values()]
    .filter(({ status }) => status !== 'disabled')
    .map(({ accountId, name }) => {
      const own = grants.filter((grant) => grant.accountId === accountId);
      return {
        accountId,
        name,
        agencyIds: [...new Set(own.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])))],
        county: own.some(({ role }) => isCounty(role)),
      };
    });
}
