/** New recovery codes; the old ones are worthless from then on. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import type { Stores } from '../ports/stores.ts';
import { localTime } from '../sign-in/local-time.ts';
import { newRecoveryCodes, recoveryDigest } from '../sign-in/recovery-codes.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { performConfirmed } from './sensitive.ts';

/** The codes, to be shown once. Problems: `confirm-first`, `second-factor-missing`. */
export function renewRecoveryCodes(deps: StaffDeps, caller: Caller): Promise<Result<readonly string[]>> {
  return performConfirmed(deps, caller, async (stores, { regionId, accountId }, at) => {
    const credential = await stores.signIn.credential(regionId, accountId);
    if (credential?.codeConfirmedAt == null)
      return refused({
        code: 'second-factor-missing',
        message: '您还没有设置第二验证，设置时会一并给出恢复码。',
      });
    const codes = await putNewCodes(deps, stores, regionId, accountId);
    const told = { kind: 'second-factor-changed', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told, facts: { at: localTime(at) } });
    return done({ value: codes, detail: { what: 'recovery-codes', count: codes.length } });
  });
}

/** Makes recovery codes in place of those there are. */
export async function putNewCodes(
  { secrets, signIn }: StaffDeps,
  stores: Stores,
  regionId: string,
  accountId: string,
): Promise<readonly string[]> {
  const codes = newRecoveryCodes(secrets, signIn.recoveryCodes);
  const digests = codes.map((code) => recoveryDigest(secrets, regionId, accountId, code));
  await stores.signIn.putRecoveryCodes(regionId, accountId, digests);
  return codes;
}
