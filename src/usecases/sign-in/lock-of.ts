/** Until when a person cannot sign in after failures. */
import type { Account } from '../../domain/people/account.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { accountKey, nameKey } from './tries.ts';

/** @returns the later of the waits for the password and for the second factor (ISO instant), or null for none */
export async function lockOf(
  deps: StaffDeps,
  stores: Pick<Stores, 'signIn'>,
  { regionId, accountId, signInName }: Pick<Account, 'regionId' | 'accountId' | 'signInName'>,
): Promise<string | null> {
  const now = deps.clock().toISOString();
  const waits: string[] = [];
  for (const { key } of [nameKey(deps, regionId, signInName), accountKey(regionId, accountId)]) {
    const until = (await stores.signIn.failures(regionId, key))?.lockedUntil ?? null;
    if (until !== null && until > now) waits.push(until);
  }
  return waits.sort().at(-1) ?? null;
}
