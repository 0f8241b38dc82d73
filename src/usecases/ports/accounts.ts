/** Accounts, the roles that they hold, and delegations. */
import type { RoleId } from '../../domain/people/role.ts';

export interface Account {
  readonly regionId: string;
  readonly accountId: string;
  /** 登录名: unique in the county, 2 to 32 of a–z, 0–9, `.`, `-`, `_`. */
  readonly signInName: string;
  readonly name: string;
  /** Agency that the person belongs to; null: none (administrators). */
  readonly agencyId: string | null;
  /** `invited`: has not signed in for the first time. */
  readonly status: 'invited' | 'active' | 'disabled';
  /** A person of the demo, who may be entered without a password from the demo's page. */
  readonly demo: boolean;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
}

export interface RoleGrant {
  readonly regionId: string;
  readonly grantId: string;
  readonly accountId: string;
  readonly role: RoleId;
  /** null: a role for the whole county. */
  readonly agencyId: string | null;
  readonly grantedAt: string;
  readonly grantedBy: string;
  readonly revokedAt: string | null;
}

/** One role of one person, used by a colleague for a period. */
export interface Delegation {
  readonly regionId: string;
  readonly delegationId: string;
  /** The role that is delegated; it ends when the role does. */
  readonly grantId: string;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  /** ISO instants, from inclusive, until exclusive. */
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly endedAt: string | null;
}

export interface AccountFilter {
  /** Part of a name or sign-in name. */
  readonly words?: string;
  readonly agencyId?: string;
  readonly status?: Account['status'];
  readonly role?: RoleId;
  /** Keyset: sign-in names after this one. */
  readonly after?: string;
  readonly limit: number;
}

export interface AccountStore {
  get(regionId: string, accountId: string): Promise<Account | null>;
  bySignInName(regionId: string, signInName: string): Promise<Account | null>;
  /** In the order of sign-in names. */
  list(regionId: string, filter: AccountFilter): Promise<readonly Account[]>;
  put(account: Account): Promise<void>;
  /** Roles in force of these accounts; of everybody without ids. */
  grants(regionId: string, accountIds?: readonly string[]): Promise<readonly RoleGrant[]>;
  grant(regionId: string, grantId: string): Promise<RoleGrant | null>;
  putGrant(grant: RoleGrant): Promise<void>;
  delegation(regionId: string, delegationId: string): Promise<Delegation | null>;
  /** Delegations that have not ended, and those that ended after an instant. */
  delegations(
    regionId: string,
    filter: { readonly to?: string; readonly from?: string; readonly endedAfter?: string },
  ): Promise<readonly Delegation[]>;
  putDelegation(delegation: Delegation): Promise<void>;
}
