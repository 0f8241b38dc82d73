/** Tries to sign in, counted by person or their device, and by address. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countTry } from './back-off.ts';

/** What is counted together. */
export interface TryKey {
  readonly regionId: string;
  readonly key: string;
  readonly rule: 'person' | 'address';
}

/** A sign-in name, whether anybody has it or not: a digest, because people type passwords into the wrong field. */
export function nameKey({ secrets }: StaffDeps, regionId: string, signInName: string): TryKey {
  const digest = secrets.sealer.digest(`${regionId}/${signInName}`, 'sign-in-name');
  return { regionId, key: `name/${digest}`, rule: 'person' };
}

/** What an account does after its password was right: codes, recovery codes, confirmations. */
export const accountKey = (regionId: string, accountId: string): TryKey => ({
  regionId,
  key: `account/${accountId}`,
  rule: 'person',
});

const devicesOf = (accountId: string): string => `device/${accountId}/`;

/** A browser that the person signed in with before: `device.ts`. */
export function deviceKey(
  { secrets }: StaffDeps,
  regionId: string,
  accountId: string,
  deviceId: string,
): TryKey {
  const digest = secrets.sealer.digest(`${regionId}/${accountId}/${deviceId}`, 'sign-in-device');
  return { regionId, key: devicesOf(accountId) + digest, rule: 'person' };
}

/** Those of these keys that count devices of an account. */
export const deviceKeysOf = (keys: readonly string[], accountId: string): readonly string[] =>
  keys.filter((key) => key.startsWith(devicesOf(accountId)));

/** Links that are asked for under a name. */
export function linkKey(deps: StaffDeps, regionId: string, signInName: string): TryKey {
  const { key, ...rest } = nameKey(deps, regionId, signInName);
  return { ...rest, key: `link/${key}` };
}

/** A network address, counted over all counties. */
export function addressKey({ secrets }: StaffDeps, address: string): TryKey {
  const digest = secrets.sealer.digest(address, 'sign-in-address');
  return { regionId: wholeInstallation, key: `address/${digest}`, rule: 'address' };
}

/** `waiting`: one of the keys must wait, and nothing was counted. `last`: the next try will have to wait. */
export type Admission = 'admitted' | 'last' | 'waiting';

/**
 * Counts a try under every key before its outcome is known, in a transaction of its own: of a hundred tries at once
 * no more get through than one after the other.
 */
export function takeTry(deps: StaffDeps, keys: readonly TryKey[]): Promise<Admission> {
  const at = deps.clock().toISOString();
  const { backOff } = deps.signIn;
  return deps.storage.transaction(async (stores) => {
    const counts = [];
    for (const { regionId, key, rule } of keys) {
      const held = await stores.signIn.holdFailures(regionId, key, at);
      const next = countTry(held, { ...backOff[rule], forgetHours: backOff.forgetHours }, at);
      if (next === null) return 'waiting';
      counts.push(next);
    }
    for (const count of counts) await stores.signIn.putFailures(count);
    return counts.some(({ lockedUntil }) => lockedUntil !== null) ? 'last' : 'admitted';
  });
}

/**
 * The try was a success. A person's failures are forgotten; of an address only this try: whoever has an account must not
 * be able to wipe out the failures with which the same address tries others.
 */
export async function forgiveTry(stores: Stores, keys: readonly TryKey[], at: string): Promise<void> {
  for (const { regionId, key, rule } of keys) {
    if (rule === 'person') {
      await stores.signIn.clearFailures(regionId, key);
      continue;
    }
    const held = await stores.signIn.holdFailures(regionId, key, at);
    await stores.signIn.putFailures({ ...held, failures: Math.max(0, held.failures - 1), lockedUntil: null });
  }
}
