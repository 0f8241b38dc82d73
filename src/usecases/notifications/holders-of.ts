/** Who holds a role now, themselves: whom a notice to an office goes to. */
import type { RoleId } from '../../domain/people/role.ts';
import type { Stores } from '../ports/stores.ts';

/** Accounts that hold the role in this county. */
export async function holdersOf(stores: Stores, regionId: string, role: RoleId): Promise<readonly string[]> {
  const grants = await stores.accounts.grants(regionId);
  return [
    ...new Set(
      grants
        .filter((grant) => grant.role === role && grant.revokedAt === null)
        .map((grant) => grant.accountId),
    ),
  ];
}
