/** What both kinds of second factor share: the waiting, the new session, the records of failures. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform, recordFailure } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';
import { type NewSession, openSession } from './open-session.ts';
import { accountKey, forgiveTry, takeTry } from './tries.ts';

export const tooOften = (what: string): Problem => ({
  code: 'too-often',
  message: `${what}错的次数太多，须等几分钟再试。等待时间从 1 分钟起，每次加倍，最长 30 分钟；急用请安全管理员解锁。`,
});

/** A session that can no longer be used for this; the way out is to begin again. */
export const startAgain: Problem = {
  code: 'sign-in-needed',
  message: '登录已经过期或者已在别处完成，请重新登录。',
};

/**
 * Lets a person try a second factor and exchanges the session for one of full standing, with a new token.
 * @param use uses the factor up, in the transaction; false when it is wrong or was used before
 */
export async function passSecondFactor(
  deps: StaffDeps,
  caller: Caller,
  factor: 'code' | 'recovery-code',
  wrong: Problem,
  use: (stores: Stores, staff: Staff, at: string) => Promise<boolean>,
): Promise<Result<NewSession>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.second-factor', 'refused'));
  if (caller.standing !== 'partial') return refused(startAgain);
  const { regionId, accountId } = caller;
  const order = {
    act: 'session.second-factor',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  const key = accountKey(regionId, accountId);
  const admission = await takeTry(deps, [key]);
  if (admission === 'waiting') {
    await recordFailure(deps, caller, order, { factor, waiting: true });
    return refused(tooOften(factor === 'code' ? '六位数字' : '恢复码'));
  }
  const passed = await perform(deps, caller, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    if (!(await use(stores, caller, at))) return refused(wrong);
    const session = await stores.signIn.session(regionId, caller.sessionId);
    // Whoever uses the same session at the same time finds it ended: one of them gets the new one.
    if (session === null || !(await stores.signIn.endSession(regionId, caller.sessionId, at)))
      return refused(startAgain);
    const account = await stores.accounts.get(regionId, accountId);
    if (account === null || account.status === 'disabled') return refused(startAgain);
    await forgiveTry(stores, [key], at);
    const facts = { method: session.method, standing: 'full', from: caller.from } as const;
    return done({ value: await openSession(stores, deps, account, facts, at), detail: { factor } });
  });
  if (!passed.ok && passed.problems[0].code === wrong.code) {
    await recordFailure(deps, caller, order, { factor });
    if (admission === 'last') await tellOfLock(deps, caller);
  }
  return passed;
}

/** Somebody has the password and not the second factor: the person should know. */
async function tellOfLock(deps: StaffDeps, { regionId, accountId }: Staff): Promise<void> {
  await deps.storage.transaction((stores) =>
    notify(stores, deps, {
      regionId,
      accountIds: [accountId],
      kind: 'account-locked',
      subject: `account/${accountId}`,
      facts: { at: localTime(deps.clock().toISOString()) },
      link: '/workbench/me',
    }),
  );
}
