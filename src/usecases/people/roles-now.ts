/** The roles that a person may use at a moment, read from the stores. */
import type { Grant } from '../../domain/people/caller.ts';
import { grantsInForce } from '../../domain/people/grants-in-force.ts';
import type { Stores } from '../ports/stores.ts';

/** Own and delegated roles; delegations of disabled colleagues count for nothing. */
export async function rolesNow(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  accountId: string,
  at: string,
): Promise<readonly Grant[]> {
  const delegations = await accounts.delegations(regionId, { to: accountId, endedAfter: at });
  const lenders = [...new Set(delegations.map(({ fromAccountId }) => fromAccountId))];
  const people = [accountId, ...lenders];
  const grants = await accounts.grants(regionId, people);
  const disabled = (await accounts.some(regionId, people)).filter(({ status }) => status === 'disabled');
  return grantsInForce(grants, delegations, accountId, at, new Set(disabled.map((each) => each.accountId)));
}
