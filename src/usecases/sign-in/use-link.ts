/** Signing in with a mailed link: instead of the password, not instead of the second factor. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform, recordFailure } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endPrevious } from './end-previous.ts';
import { accountOfLink, worthless } from './one-time-link.ts';
import { type NewSession, openSession, standingDue } from './open-session.ts';

export interface LinkInput {
  readonly regionId: string;
  readonly token: string;
}

/**
 * The link takes the place of the password. Where the second factor was reset nothing else would be left to prove: whoever
 * reads the mailbox, or has changed its address, would set up a factor of their own.
 */
const passwordFirst: Problem = {
  code: 'password-first',
  message:
    '您的第二验证已重置，要用口令登录一次来重新设置，不能用邮件链接。口令也忘了，请当面找系统管理员办理首次登录链接。',
};

/** Is the link still good? Looking at it does not use it up: mail scanners open every link. */
export async function isLinkGood(deps: StaffDeps, input: LinkInput): Promise<boolean> {
  return (await accountOfLink(deps, deps.storage, 'sign-in', input)).ok;
}

/** Uses the link up and opens a session that still asks for the second factor. Problems: `not-found`, `password-first`. */
export async function useLink(
  deps: StaffDeps,
  caller: Caller,
  input: LinkInput,
): Promise<Result<NewSession>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const linkId = deps.secrets.sha256(input.token);
  const order = {
    act: 'sign-in',
    subject: `link/${linkId.slice(0, 16)}`,
    resource: { regionId: (await deps.storage.regions.get(input.regionId))?.regionId ?? null },
  } as const;
  const used = await perform(deps, visitor, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(input.regionId);
    const found = await accountOfLink(deps, stores, 'sign-in', input);
    if (!found.ok) return found;
    // Two at once: the database lets one of them change the row.
    if (!(await stores.signIn.useLink(input.regionId, linkId, at))) return refused(worthless);
    const account = found.value;
    await endPrevious(stores, caller, at);
    const standing = await standingDue(stores, account);
    if (standing === 'setup') return refused(passwordFirst);
    const facts = { method: 'link', standing, from: caller.from } as const;
    return done({
      value: await openSession(stores, deps, account, facts, at),
      subject: `account/${account.accountId}`,
      detail: { method: 'link', standing },
    });
  });
  if (!used.ok) await recordFailure(deps, visitor, order, { method: 'link' });
  return used;
}
