/** The six digits of the authenticator app: the second factor. */
import type { Caller } from '../../domain/people/caller.ts';
import { codeSecretPlace } from '../../domain/personal-data/sealed-place.ts';
import type { Problem, Result } from '../../domain/problems/problem.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { NewSession } from './open-session.ts';
import { passSecondFactor } from './second-factor.ts';

const wrongCode: Problem = {
  code: 'code-wrong',
  field: 'code',
  message: '这六位数字不对，或者刚才已经用过。请等验证器显示下一组数字后再输入；一直不对，请核对手机的时间。',
};

/** Digits as people type them: with spaces, or in full width. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').slice(0, 32);

/** The right code gives a session of full standing with a new token, and ends the one before. */
export function enterCode(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly code: string },
): Promise<Result<NewSession>> {
  return passSecondFactor(deps, caller, 'code', wrongCode, async (stores, { regionId, accountId }) => {
    const step = await stepOfCode(deps, stores, regionId, accountId, input.code);
    return step !== null && stores.signIn.takeCodeStep(regionId, accountId, step);
  });
}

/** The time step of a code of the account's confirmed app; null when it is wrong or there is no such app. */
export async function stepOfCode(
  { secrets, clock }: StaffDeps,
  stores: Stores,
  regionId: string,
  accountId: string,
  code: string,
): Promise<number | null> {
  const credential = await stores.signIn.credential(regionId, accountId);
  if (credential?.codeSecret == null || credential.codeConfirmedAt === null) return null;
  const secret = secrets.sealer.open(credential.codeSecret, codeSecretPlace(regionId, accountId));
  return secrets.codes.stepOf(secret, digitsOf(code), clock());
}
