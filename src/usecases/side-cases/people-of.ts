/** Who is told about a case of an agency: the people who handle its requests; without them the county's desk. */
import type { RoleId } from '../../domain/people/role.ts';
import type { Stores } from '../ports/stores.ts';

/** Accounts that hold one of these roles for the agency. */
export async function peopleOf(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  agencyId: string,
  roles: readonly RoleId[] = ['clerk', 'office-head'],
): Promise<readonly string[]> {
  const grants = (await accounts.grants(regionId)).filter(({ revokedAt }) => revokedAt === null);
  const own = grants.filter((each) => each.agencyId === agencyId && roles.includes(each.role));
  const those = own.length > 0 ? own : grants.filter(({ role }) => role === 'county-desk');
  return [...new Set(those.map(({ accountId }) => accountId))];
}

/** Accounts of the county's desk. */
export async function deskOf(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
): Promise<readonly string[]> {
  const grants = await accounts.grants(regionId);
  return [
    ...new Set(
      grants
        .filter(({ role, revokedAt }) => role === 'county-desk' && revokedAt === null)
        .map(({ accountId }) => accountId),
    ),
  ];
}
