/**
 * Writes an act about people: the event into the ledger, and the row that follows from it. The only place that changes
 * accounts, roles and delegations, other than a first sign-in.
 */
import type { Before } from '../../domain/people/fold-people.ts';
import { afterEvent } from '../../domain/people/fold-people.ts';
import type { PeopleEvent } from '../../domain/people/people-event.ts';
import type { Stores } from '../ports/stores.ts';

/** Must run in a transaction. @throws when it changes a row that does not exist */
export async function recordPeople(stores: Stores, event: PeopleEvent): Promise<void> {
  const { regionId, kind, at, actor, facts } = event;
  const changed = afterEvent(event, await before(stores, event));
  await stores.ledger.append({
    regionId,
    kind,
    subject: `account/${facts.accountId}`,
    at,
    actor,
    data: { ...facts },
  });
  if (changed === null) return;
  if ('account' in changed) await stores.accounts.put(changed.account);
  else if ('grant' in changed) await stores.accounts.putGrant(changed.grant);
  else await stores.accounts.putDelegation(changed.delegation);
}

async function before({ accounts }: Stores, { regionId, kind, facts }: PeopleEvent): Promise<Before> {
  switch (kind) {
    case 'account-changed':
    case 'account-disabled':
    case 'account-enabled':
      return { account: (await accounts.get(regionId, facts.accountId)) ?? undefined };
    case 'role-revoked':
      return { grant: (await accounts.grant(regionId, facts.grantId)) ?? undefined };
    case 'delegation-ended':
      return { delegation: (await accounts.delegation(regionId, facts.delegationId)) ?? undefined };
    default:
      return {};
  }
}
