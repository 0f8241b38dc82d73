/** The roles that a person may use at a moment: the own ones, and those of absent colleagues. */
import type { Delegation, RoleGrant } from './account.ts';
import type { Grant } from './caller.ts';
import { isAdministrator } from './role.ts';

/**
 * Own roles first, then delegated ones. A delegation counts from its first instant until its last, exclusive, while the
 * role that it lends is held by the colleague who lent it. Only a role of one's own can be lent: a delegation never
 * stands on another. An administrator's role is never lent (三员分立).
 *
 * @param grants of this person and of those who delegated to this person; revoked ones count for nothing
 * @param now ISO instant
 * @param disabled ids of disabled accounts: they hold nothing and lend nothing
 */
export function grantsInForce(
  grants: readonly RoleGrant[],
  delegations: readonly Delegation[],
  accountId: string,
  now: string,
  disabled: ReadonlySet<string> = new Set(),
): readonly Grant[] {
  if (disabled.has(accountId)) return [];
  const held = grants.filter(({ revokedAt }) => revokedAt === null);
  const own = held
    .filter((grant) => grant.accountId === accountId)
    .map(({ role, agencyId }): Grant => ({ role, agencyId, onBehalfOf: null }));
  const lent = delegations
    .filter((each) => each.toAccountId === accountId && isRunning(each, now))
    .filter(({ fromAccountId }) => !disabled.has(fromAccountId))
    .flatMap(({ grantId, fromAccountId }) =>
      held
        .filter((grant) => grant.grantId === grantId && grant.accountId === fromAccountId)
        .filter(({ role }) => !isAdministrator(role))
        .map(({ role, agencyId }): Grant => ({ role, agencyId, onBehalfOf: fromAccountId })),
    );
  return [...own, ...lent];
}

/** Does it run at this instant? */
export function isRunning({ from, until, endedAt }: Delegation, now: string): boolean {
  return endedAt === null && from <= now && now < until;
}

/** Does it run at this instant, or will it? */
export function isAhead({ until, endedAt }: Delegation, now: string): boolean {
  return endedAt === null && now < until;
}
