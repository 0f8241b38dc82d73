/** Accounts, roles and delegations as the ledger says. The tables of the database are caches of this. */
import { type Account, type Delegation, type RoleGrant, statusOf } from './account.ts';
import type { PeopleEvent } from './people-event.ts';

/** What is known of people after some events. `lastSignInAt` is no act of the office and stays null here. */
export interface People {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly grants: ReadonlyMap<string, RoleGrant>;
  readonly delegations: ReadonlyMap<string, Delegation>;
}

/** The row that an event makes or changes. */
export type Changed =
  | { readonly account: Account }
  | { readonly grant: RoleGrant }
  | { readonly delegation: Delegation }
  | null;

/** What an event needs to know of before. */
export interface Before {
  readonly account?: Account | undefined;
  readonly grant?: RoleGrant | undefined;
  readonly delegation?: Delegation | undefined;
}

/**
 * What becomes of the row that an event is about; null when it changes none (a handover moves tasks only).
 * @throws when the event changes what was never made: the ledger is broken
 */
export function afterEvent(event: PeopleEvent, before: Before): Changed {
  const { regionId, kind, at, actor, facts } = event;
  switch (kind) {
    case 'account-created': {
      const { accountId, signInName, name, agencyId, demo } = facts;
      const account = { regionId, accountId, signInName, name, agencyId, demo };
      return { account: { ...account, status: 'invited', createdAt: at, lastSignInAt: null } };
    }
    case 'account-changed':
      return {
        account: { ...present(before.account, event), name: facts.name, agencyId: facts.agencyId },
      };
    case 'account-disabled':
      return { account: { ...present(before.account, event), status: 'disabled' } };
    case 'account-enabled': {
      const account = present(before.account, event);
      return { account: { ...account, status: statusOf(false, account.lastSignInAt) } };
    }
    case 'role-granted': {
      const { grantId, accountId, role, agencyId } = facts;
      return {
        grant: {
          regionId,
          grantId,
          accountId,
          role,
          agencyId,
          grantedAt: at,
          grantedBy: actor,
          revokedAt: null,
        },
      };
    }
    case 'role-revoked':
      return { grant: { ...present(before.grant, event), revokedAt: at } };
    case 'delegation-made': {
      const { accountId: fromAccountId, delegationId, grantId, toAccountId, from, until, reason } = facts;
      const who = { regionId, delegationId, grantId, fromAccountId, toAccountId };
      return { delegation: { ...who, from, until, reason, madeBy: actor, endedAt: null } };
    }
    case 'delegation-ended':
      return { delegation: { ...present(before.delegation, event), endedAt: at } };
    case 'work-handed-over':
      return null;
  }
}

/** All people of a county after these events, in the order of the ledger. */
export function foldPeople(events: Iterable<PeopleEvent>): People {
  const accounts = new Map<string, Account>();
  const grants = new Map<string, RoleGrant>();
  const delegations = new Map<string, Delegation>();
  for (const event of events) {
    const { facts } = event;
    const changed = afterEvent(event, {
      account: accounts.get(facts.accountId),
      grant: 'grantId' in facts ? grants.get(facts.grantId) : undefined,
      delegation: 'delegationId' in facts ? delegations.get(facts.delegationId) : undefined,
    });
    if (changed === null) continue;
    if ('account' in changed) accounts.set(changed.account.accountId, changed.account);
    else if ('grant' in changed) grants.set(changed.grant.grantId, changed.grant);
    else delegations.set(changed.delegation.delegationId, changed.delegation);
  }
  return { accounts, grants, delegations };
}

function present<T>(row: T | undefined, { kind, facts }: PeopleEvent): T {
  if (row === undefined) throw new Error(`${kind} of account/${facts.accountId}: what it changes is missing`);
  return row;
}
