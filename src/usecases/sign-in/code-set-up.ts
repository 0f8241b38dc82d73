/** Setting up the authenticator app: a secret, its first code, recovery codes. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { codeSecretPlace } from '../../domain/personal-data/sealed-place.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform, recordFailure } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { digitsOf } from './enter-code.ts';
import { localTime } from './local-time.ts';
import { type NewSession, openSession } from './open-session.ts';
import { newRecoveryCodes, recoveryDigest } from './recovery-codes.ts';
import { startAgain, tooOften } from './second-factor.ts';
import { accountKey, forgiveTry, takeTry } from './tries.ts';

export interface CodeSetUp {
  /** Base32, for typing it in by hand. */
  readonly secret: string;
  /** `otpauth://` address, for the QR code. */
  readonly address: string;
}

const order = ({ regionId, accountId }: Staff) =>
  ({
    act: 'session.second-factor',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  }) as const;

const alreadyThere: Problem = {
  code: 'second-factor-there',
  message: '您已经设好第二验证。要换手机，请先请安全管理员重置。',
};

/**
 * The secret to set up: made at the first call, the same until it is confirmed, so that a page that is loaded twice
 * shows the code that was scanned. Problem `second-factor-there` once one is confirmed.
 */
export async function startCodeSetUp(deps: StaffDeps, caller: Caller): Promise<Result<CodeSetUp>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.second-factor', 'refused'));
  if (caller.standing === 'partial') return refused(alreadyThere);
  const { regionId, accountId } = caller;
  const { sealer, codes } = deps.secrets;
  const place = codeSecretPlace(regionId, accountId);
  const credential = await deps.storage.signIn.credential(regionId, accountId);
  if (credential?.codeConfirmedAt != null) return refused(alreadyThere);
  const account = await deps.storage.accounts.get(regionId, accountId);
  const region = await deps.storage.regions.get(regionId);
  const shown = (secret: string): CodeSetUp => ({
    secret,
    address: codes.address(secret, account?.signInName ?? '', region?.name ?? '政府信息公开'),
  });
  if (credential?.codeSecret != null) return done(shown(sealer.open(credential.codeSecret, place)));
  return perform(deps, caller, order(caller), async (stores) => {
    const secret = codes.newSecret();
    await stores.signIn.putCodeSecret(regionId, accountId, sealer.seal(secret, place));
    return done({ value: shown(secret), detail: { factor: 'code', step: 'started' } });
  });
}

export interface CodeConfirmed {
  /** Shown once; only digests are kept. */
  readonly recoveryCodes: readonly string[];
  /** A session of full standing with a new token; null when the caller had one already. */
  readonly session: NewSession | null;
}

/** The first code of the app confirms it, makes the recovery codes and opens the session that was waiting for it. */
export async function confirmCodeSetUp(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly code: string },
): Promise<Result<CodeConfirmed>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'session.second-factor', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  const key = accountKey(regionId, accountId);
  if ((await takeTry(deps, [key])) === 'waiting') return refused(tooOften('六位数字'));
  const wrong: Problem = {
    code: 'code-wrong',
    field: 'code',
    message:
      '这六位数字不对。请等验证器显示下一组数字后再输入；一直不对，请核对手机的时间，或删除后重新扫码。',
  };
  const result = await perform<CodeConfirmed>(deps, caller, order(caller), async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    const { sealer, codes } = deps.secrets;
    const credential = await stores.signIn.credential(regionId, accountId);
    if (credential?.codeSecret == null || credential.codeConfirmedAt !== null) return refused(alreadyThere);
    const secret = sealer.open(credential.codeSecret, codeSecretPlace(regionId, accountId));
    const step = codes.stepOf(secret, digitsOf(input.code), deps.clock());
    if (step === null) return refused(wrong);
    if (!(await stores.signIn.confirmCode(regionId, accountId, step, at))) return refused(alreadyThere);
    const recoveryCodes = newRecoveryCodes(deps.secrets, deps.signIn.recoveryCodes);
    await stores.signIn.putRecoveryCodes(
      regionId,
      accountId,
      recoveryCodes.map((code) => recoveryDigest(deps.secrets, regionId, accountId, code)),
    );
    await forgiveTry(stores, [key], at);
    const told = { kind: 'second-factor-changed', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told, facts: { at: localTime(at) } });
    const detail = { factor: 'code', step: 'confirmed' };
    if (caller.standing === 'full') return done({ value: { recoveryCodes, session: null }, detail });
    const session = await stores.signIn.session(regionId, sessionId);
    const account = await stores.accounts.get(regionId, accountId);
    if (session === null || account === null || account.status === 'disabled') return refused(startAgain);
    if (!(await stores.signIn.endSession(regionId, sessionId, at))) return refused(startAgain);
    const facts = { method: session.method, standing: 'full', from: caller.from } as const;
    return done({
      value: { recoveryCodes, session: await openSession(stores, deps, account, facts, at) },
      detail,
    });
  });
  if (!result.ok && result.problems[0].code === wrong.code)
    await recordFailure(deps, caller, order(caller), { factor: 'code', step: 'confirm' });
  return result;
}
