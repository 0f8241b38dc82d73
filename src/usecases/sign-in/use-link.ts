/** Signing in with a mailed link: instead of the password, not instead of the second factor. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform, recordFailure } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endPrevious } from './end-previous.ts';
import { accountOfLink, worthless } from './one-time-link.ts';
import { type NewSession, openSession, standingDue } from './open-session.ts';

export interface LinkInput {
  readonly regionId: string;
  readonly token: string;
}

/** Is the link still good? Looking at it does not use it up: mail scanners open every link. */
export async function isLinkGood(deps: StaffDeps, input: LinkInput): Promise<boolean> {
  return (await accountOfLink(deps, deps.storage, 'sign-in', input)).ok;
}

/** Uses the link up and opens a session that still asks for the second factor. Problem: `not-found`. */
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
    const found = await accountOfLink(deps, stores, 'sign-in', input);
    if (!found.ok) return found;
    // Two at once: the database lets one of them change the row.
    if (!(await stores.signIn.useLink(input.regionId, linkId, at))) return refused(worthless);
    const account = found.value;
    await endPrevious(stores, caller, at);
    const standing = await standingDue(stores, account);
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
