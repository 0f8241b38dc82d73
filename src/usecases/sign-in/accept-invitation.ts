/** A person sets their first password with the link that they were given. */
import type { Account } from '../../domain/people/account.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { perform, recordFailure } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endPrevious } from './end-previous.ts';
import { localTime } from './local-time.ts';
import { hashedPassword, type NewPassword } from './new-password.ts';
import { accountOfLink, worthless } from './one-time-link.ts';
import { type NewSession, openSession, standingDue } from './open-session.ts';
import type { LinkInput } from './use-link.ts';

export interface InvitationShown {
  readonly name: string;
  readonly signInName: string;
  readonly county: string;
}

/** For whom the link is; looking does not use it up. Problem: `not-found`. */
export async function showInvitation(deps: StaffDeps, input: LinkInput): Promise<Result<InvitationShown>> {
  const found = await accountOfLink(deps, deps.storage, 'invitation', input);
  if (!found.ok) return found;
  const { name, signInName, regionId } = found.value;
  const region = await deps.storage.regions.get(regionId);
  return done({ name, signInName, county: region?.name ?? '' });
}

/**
 * Sets the password, uses the link up, ends what sessions there are, and opens one that goes on to the second factor.
 * Problems: `not-found`, `password-weak`, `password-differs`; with these two the link stays good.
 */
export async function acceptInvitation(
  deps: StaffDeps,
  caller: Caller,
  input: LinkInput & NewPassword,
): Promise<Result<NewSession>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const linkId = deps.secrets.sha256(input.token);
  const region = await deps.storage.regions.get(input.regionId);
  const order = {
    act: 'sign-in',
    subject: `link/${linkId.slice(0, 16)}`,
    resource: { regionId: region?.regionId ?? null },
  } as const;
  const found = await accountOfLink(deps, deps.storage, 'invitation', input);
  if (!found.ok) {
    await recordFailure(deps, visitor, order, { method: 'invitation' });
    return found;
  }
  const account = found.value;
  const hashed = await hashedPassword(deps, input, account, region?.name ?? '');
  if (!hashed.ok) return hashed;
  const { regionId, accountId } = account;
  return perform(deps, visitor, { ...order, subject: `account/${accountId}` }, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    if (!(await stores.signIn.useLink(regionId, linkId, at))) return refused(worthless);
    // It may have been disabled while the password was hashed.
    const now = await stores.accounts.get(regionId, accountId);
    if (now === null || now.status === 'disabled') return refused(worthless);
    await stores.signIn.putPassword(regionId, accountId, hashed.value, at);
    await stores.signIn.endSessions(regionId, accountId, at);
    await stores.signIn.endLinks(regionId, accountId, 'sign-in', at);
    await endPrevious(stores, caller, at);
    // Whoever has been in before and did not do this must hear of it: the link went through an administrator's hands.
    if (now.status === 'active') await tellOfPassword(stores, deps, now, at);
    const standing = await standingDue(stores, now);
    const facts = { method: 'password', standing, from: caller.from } as const;
    return done({
      value: await openSession(stores, deps, now, facts, at),
      detail: { method: 'invitation', standing },
    });
  });
}

const tellOfPassword = (
  stores: Stores,
  deps: StaffDeps,
  { regionId, accountId }: Account,
  at: string,
): Promise<void> =>
  notify(stores, deps, {
    regionId,
    accountIds: [accountId],
    kind: 'password-changed',
    subject: `account/${accountId}`,
    facts: { at: localTime(at) },
    link: '/workbench/me',
  });
