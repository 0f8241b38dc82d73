/** The password again, before something sensitive. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform, recordFailure } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { tooOften } from './second-factor.ts';
import { accountKey, forgiveTry, takeTry } from './tries.ts';

const wrong = (field: string): Problem => ({
  code: 'password-wrong',
  field,
  message: '口令不对，请重新输入您现在的口令。',
});

/** Notes on the session that its person is there; it counts for the minutes of the policy. */
export async function confirmIdentity(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly password: string },
): Promise<Result<null>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.confirm', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  const order = {
    act: 'session.confirm',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  const right = await ownPassword(deps, caller, input.password, 'password');
  if (!right.ok) {
    await recordFailure(deps, caller, order, { problem: right.problems[0].code });
    return right;
  }
  return perform(deps, caller, order, async (stores, at) => {
    await forgiveTry(stores, [accountKey(regionId, accountId)], at);
    await stores.signIn.confirmSession(regionId, sessionId, at);
    return done({ value: null });
  });
}

/** Is this the caller's password? Wrong ones are counted together with wrong codes. */
export async function ownPassword(
  deps: StaffDeps,
  { regionId, accountId }: Staff,
  password: string,
  field: string,
): Promise<Result<null>> {
  if ((await takeTry(deps, [accountKey(regionId, accountId)])) === 'waiting')
    return refused(tooOften('口令'));
  const { secrets, storage, signIn } = deps;
  const credential = await storage.signIn.credential(regionId, accountId);
  const long = password.length > signIn.password.longest;
  const right = await secrets.passwords.verify(
    long ? null : (credential?.passwordHash ?? null),
    long ? '' : password,
  );
  return right ? done(null) : refused(wrong(field));
}

/** Did the caller type the password again within the last minutes? People of the demo have none to type. */
export async function confirmedRecently(deps: StaffDeps, caller: Caller): Promise<boolean> {
  if (caller.kind !== 'staff') return false;
  const session = await deps.storage.signIn.session(caller.regionId, caller.sessionId);
  if (session === null || session.endedAt !== null) return false;
  if (session.method === 'demo') return true;
  if (session.confirmedAt === null) return false;
  const age = deps.clock().getTime() - Date.parse(session.confirmedAt);
  return age < deps.signIn.session.confirmedMinutes * 60_000;
}
