/** An account, the roles that it holds, and delegations, as they are at a moment. */
import type { RoleId } from './role.ts';

export interface Account {
  readonly regionId: string;
  readonly accountId: string;
  /** 登录名: unique in the county, 2 to 32 of a–z, 0–9, `.`, `-`, `_`. */
  readonly signInName: string;
  /** The name under which a person acts for an office; contact data stand elsewhere, sealed. */
  readonly name: string;
  /** Agency that the person belongs to; null: none (administrators). */
  readonly agencyId: string | null;
  /** `invited`: has not signed in for the first time. */
  readonly status: 'invited' | 'active' | 'disabled';
  /** A person of the demo, who may be entered without a password from the demo's page. */
  readonly demo: boolean;
  readonly createdAt: string;
  /** Set together with the status `active` by the first sign-in; no act of the office, so not in the ledger. */
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
  /** Who granted it, as the audit trail names a caller: `account/…`, `operator`, `program`. */
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
  /** When it was ended before its time; null: it was not. */
  readonly endedAt: string | null;
}

/** What an account is now: disabled, or by whether the person has been in. */
export function statusOf(disabled: boolean, lastSignInAt: string | null): Account['status'] {
  if (disabled) return 'disabled';
  return lastSignInAt === null ? 'invited' : 'active';
}
