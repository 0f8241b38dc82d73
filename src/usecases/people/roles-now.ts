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
  const of = (people: readonly string[]) =>
    Promise.all([accounts.grants(regionId, people), accounts.some(regionId, people)]);
  // Asked at every request: what does not wait for another answer is asked together.
  const [delegations, own] = await Promise.all([
    accounts.delegations(regionId, { to: accountId, endedAfter: at }),
    of([accountId]),
  ]);
  const lenders = [...new Set(delegations.map(({ fromAccountId }) => fromAccountId))];
  const lent = lenders.length === 0 ? ([[], []] as const) : await of(lenders);
  const disabled = [...own[1], ...lent[1]].filter(({ status }) => status === 'disabled');
  const grants = [...own[0], ...lent[0]];
  return grantsInForce(grants, delegations, accountId, at, new Set(disabled.map((each) => each.accountId)));
}
