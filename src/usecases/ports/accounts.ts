/** Accounts, the roles that they hold, and delegations. */
import type { Account, Delegation, RoleGrant } from '../../domain/people/account.ts';
import type { RoleId } from '../../domain/people/role.ts';

export type { Account, Delegation, RoleGrant } from '../../domain/people/account.ts';

export interface AccountFilter {
  /** Part of a name or sign-in name. */
  readonly words?: string;
  readonly agencyId?: string;
  readonly status?: Account['status'];
  /** `none`: holds no role. */
  readonly role?: RoleId | 'none';
  /** Keyset: sign-in names after this one. */
  readonly after?: string;
  readonly limit: number;
}

export interface AccountStore {
  get(regionId: string, accountId: string): Promise<Account | null>;
  /** Those of these ids that exist, in the order of sign-in names. */
  some(regionId: string, accountIds: readonly string[]): Promise<readonly Account[]>;
  bySignInName(regionId: string, signInName: string): Promise<Account | null>;
  /** In the order of sign-in names. */
  list(regionId: string, filter: AccountFilter): Promise<readonly Account[]>;
  put(account: Account): Promise<void>;
  /** Roles in force of these accounts; of everybody without ids. */
  grants(regionId: string, accountIds?: readonly string[]): Promise<readonly RoleGrant[]>;
  grant(regionId: string, grantId: string): Promise<RoleGrant | null>;
  putGrant(grant: RoleGrant): Promise<void>;
  delegation(regionId: string, delegationId: string): Promise<Delegation | null>;
  /**
   * Delegations that nobody has ended, and whose time may be over; with `endedAfter` those that run or end after an
   * instant, by their time or before it. The newest first.
   */
  delegations(
    regionId: string,
    filter: { readonly to?: string; readonly from?: string; readonly endedAfter?: string },
  ): Promise<readonly Delegation[]>;
  putDelegation(delegation: Delegation): Promise<void>;
}
