/**
 * A new phone: another secret for the authenticator app. The old one stays good until the first code of the new one was
 * right, so that nobody is left without a second factor half-way; meanwhile the new secret travels sealed in the form.
 */
import type { Caller } from '../../domain/people/caller.ts';
import { codeSecretPlace } from '../../domain/personal-data/sealed-place.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { recordFailure } from '../perform.ts';
import { digitsOf } from '../sign-in/enter-code.ts';
import { localTime } from '../sign-in/local-time.ts';
import { tooOften } from '../sign-in/second-factor.ts';
import { accountKey, forgiveTry, takeTry } from '../sign-in/tries.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { putNewCodes } from './renew-recovery-codes.ts';
import { ownOrder, performConfirmed } from './sensitive.ts';

export interface NewSecondFactor {
  /** For the form that confirms it. */
  readonly sealed: string;
  /** Base32, for typing it in by hand. */
  readonly secret: string;
  /** `otpauth://` address, for the QR code. */
  readonly address: string;
}

/** How long the new secret waits for its first code. Minutes. */
const waits = 10;

/** Bound to the session: copied into another person's form it does not open. */
const placeOf = (regionId: string, accountId: string, sessionId: string): string =>
  `form/second-factor/${regionId}/${accountId}/${sessionId}`;

/** Needs the password within the last minutes; keeps nothing yet. Problem `confirm-first`. */
export function beginNewSecondFactor(deps: StaffDeps, caller: Caller): Promise<Result<NewSecondFactor>> {
  return performConfirmed(deps, caller, async (stores, { regionId, accountId, sessionId }, at) => {
    const { codes, sealer } = deps.secrets;
    const account = await stores.accounts.get(regionId, accountId);
    const region = await stores.regions.get(regionId);
    const secret = codes.newSecret();
    const until = new Date(Date.parse(at) + waits * 60_000).toISOString();
    return done({
      value: {
        sealed: sealer.seal(`${until} ${secret}`, placeOf(regionId, accountId, sessionId)),
        secret,
        address: codes.address(
          secret,
          account?.signInName ?? '',
          `政府信息公开 ${region?.name ?? ''}`.trim(),
        ),
      },
      detail: { what: 'second-factor', step: 'begun' },
    });
  });
}

/** The secret that a form brought back, to show it again; null when it is forged, another's or too old. */
export async function openNewSecondFactor(
  deps: StaffDeps,
  caller: Caller,
  sealed: string,
): Promise<NewSecondFactor | null> {
  if (caller.kind !== 'staff') return null;
  const { regionId, accountId, sessionId } = caller;
  let text: string;
  try {
    text = deps.secrets.sealer.open(sealed, placeOf(regionId, accountId, sessionId));
  } catch {
    return null;
  }
  const [until, secret] = text.split(' ');
  if (until === undefined || secret === undefined || deps.clock().toISOString() >= until) return null;
  const account = await deps.storage.accounts.get(regionId, accountId);
  const region = await deps.storage.regions.get(regionId);
  const issuer = `政府信息公开 ${region?.name ?? ''}`.trim();
  return { sealed, secret, address: deps.secrets.codes.address(secret, account?.signInName ?? '', issuer) };
}

/**
 * Replaces the second factor when the code of the new app is right; ends the other sessions. Returns new recovery codes,
 * to be shown once. Problems: `confirm-first`, `too-often`, `set-up-expired`, `code-wrong`.
 */
export async function confirmNewSecondFactor(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly sealed: string; readonly code: string },
): Promise<Result<readonly string[]>> {
  const opened = await openNewSecondFactor(deps, caller, input.sealed);
  if (opened === null || caller.kind !== 'staff') return refused(expired);
  const { regionId, accountId, sessionId } = caller;
  const key = accountKey(regionId, accountId);
  if ((await takeTry(deps, [key])) === 'waiting') return refused(tooOften('六位数字'));
  const result = await performConfirmed(deps, caller, async (stores, _staff, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    const { codes, sealer } = deps.secrets;
    const step = codes.stepOf(opened.secret, digitsOf(input.code), deps.clock());
    if (step === null) return refused(wrongCode);
    const sealed = sealer.seal(opened.secret, codeSecretPlace(regionId, accountId));
    await stores.signIn.putCodeSecret(regionId, accountId, sealed);
    await stores.signIn.confirmCode(regionId, accountId, step, at);
    const recovery = await putNewCodes(deps, stores, regionId, accountId);
    await forgiveTry(stores, [key], at);
    const ended = await stores.signIn.endSessions(regionId, accountId, at, sessionId);
    const told = { kind: 'second-factor-changed', subject: `account/${accountId}`, link: '/workbench/me' };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told, facts: { at: localTime(at) } });
    return done({ value: recovery, detail: { what: 'second-factor', step: 'renewed', ended } });
  });
  if (!result.ok && result.problems[0].code === wrongCode.code)
    await recordFailure(deps, caller, ownOrder(caller, 'own.change'), { what: 'second-factor' });
  return result;
}

const expired: Problem = {
  code: 'set-up-expired',
  message: '这一页已经过期，原来的第二验证没有变。请重新开始，十分钟内输入新验证器的六位数字。',
};

const wrongCode: Problem = {
  code: 'code-wrong',
  field: 'code',
  message: '这六位数字不对，原来的第二验证没有变。请等新验证器显示下一组数字后再输入。',
};
