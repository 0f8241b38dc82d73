/** The security administrator takes away a person's second factor: the phone is lost, and the recovery codes too. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';
import { accountKey } from './tries.ts';

/** Ends the person's sessions as well; at the next sign-in they set a new one up. */
export async function resetSecondFactor(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly accountId: string; readonly reason: string },
): Promise<Result<null>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const { accountId } = input;
  const reason = input.reason.trim().slice(0, 500);
  const order = {
    act: 'account.reset-second-factor',
    subject: `account/${accountId}`,
    resource: { regionId },
    reason,
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId!);
    const account = await stores.accounts.get(regionId!, accountId);
    if (account === null) return refused({ code: 'not-found', message: '没有这个账户。' });
    if (reason === '')
      return refused({
        code: 'field-missing',
        field: 'reason',
        message: '请写明理由，例如本人何时、以什么方式申请，怎样核实了身份。',
      });
    if (caller.kind === 'staff' && caller.accountId === accountId)
      return refused({
        code: 'not-own',
        message: '不能重置自己的第二验证：请用恢复码登录；恢复码也没有了，请另一名安全管理员办理。',
      });
    await stores.signIn.putCodeSecret(regionId!, accountId, null);
    await stores.signIn.clearFailures(regionId!, accountKey(regionId!, accountId).key);
    const ended = await stores.signIn.endSessions(regionId!, accountId, at);
    await notify(stores, deps, {
      regionId: regionId!,
      accountIds: [accountId],
      kind: 'second-factor-changed',
      subject: `account/${accountId}`,
      facts: { at: localTime(at) },
      link: '/workbench/me',
    });
    return done({ value: null, detail: { ended } });
  });
}
