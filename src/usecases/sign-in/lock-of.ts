/** Until when a person cannot sign in after failures. */
import type { Account } from '../../domain/people/account.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { accountKey, deviceKeysOf, nameKey } from './tries.ts';

/**
 * @returns the latest of the waits for the password, for the second factor and of the person's own devices (ISO
 * instant), or null for none
 */
export async function lockOf(
  deps: StaffDeps,
  stores: Pick<Stores, 'signIn'>,
  { regionId, accountId, signInName }: Pick<Account, 'regionId' | 'accountId' | 'signInName'>,
): Promise<string | null> {
  const now = deps.clock().toISOString();
  const waits: string[] = [];
  const devices = deviceKeysOf(await stores.signIn.lockedKeys(regionId, now), accountId);
  const keys = [nameKey(deps, regionId, signInName).key, accountKey(regionId, accountId).key, ...devices];
  for (const key of keys) {
    const until = (await stores.signIn.failures(regionId, key))?.lockedUntil ?? null;
    if (until !== null && until > now) waits.push(until);
  }
  return waits.sort().at(-1) ?? null;
}
