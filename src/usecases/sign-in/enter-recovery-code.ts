/** A recovery code instead of the app's digits. */
import type { Caller } from '../../domain/people/caller.ts';
import type { Problem, Result } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';
import type { NewSession } from './open-session.ts';
import { recoveryDigest } from './recovery-codes.ts';
import { passSecondFactor } from './second-factor.ts';

const wrongCode: Problem = {
  code: 'recovery-code-wrong',
  field: 'code',
  message:
    '没有这个恢复码，或者它已经用过。每个恢复码只能用一次，请换一个；都用完了，请安全管理员重置第二验证。',
};

/** Each code is good once; afterwards as with the app's digits. */
export function enterRecoveryCode(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly code: string },
): Promise<Result<NewSession>> {
  return passSecondFactor(deps, caller, 'recovery-code', wrongCode, async (stores, staff, at) => {
    const { regionId, accountId } = staff;
    const digest = recoveryDigest(deps.secrets, regionId, accountId, input.code);
    if (!(await stores.signIn.useRecoveryCode(regionId, accountId, digest, at))) return false;
    const left = String(await stores.signIn.recoveryCodesLeft(regionId, accountId));
    const told = { kind: 'recovery-code-used', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, {
      regionId,
      accountIds: [accountId],
      ...told,
      facts: { at: localTime(at), left },
    });
    return true;
  });
}
