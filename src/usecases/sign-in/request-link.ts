/** A one-time link by mail, for whoever forgot the password. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { sendLetter } from '../notifications/send-letter.ts';
import { wakeDelivery } from '../notifications/wake-delivery.ts';
import { perform, recordFailure } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';
import { newLink } from './one-time-link.ts';
import { foldedName } from './sign-in.ts';
import { signInRegion } from './sign-in-regions.ts';
import { linkKey, takeTry } from './tries.ts';

/**
 * Sends a link to the mail address of the account. The answer is the same whether there is such an account or not;
 * the page waits until a fixed time has passed, so that the time tells nothing either.
 */
export async function requestLink(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly regionId: string; readonly signInName: string },
): Promise<Result<null>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const regionId = await signInRegion(deps, input.regionId);
  const signInName = foldedName(input.signInName);
  const key = linkKey(deps, regionId ?? wholeInstallation, signInName);
  const admitted = (await takeTry(deps, [key])) !== 'waiting';
  const account = regionId === null ? null : await deps.storage.accounts.bySignInName(regionId, signInName);
  const order = {
    act: 'sign-in',
    subject: account === null ? key.key.slice(5, 26) : `account/${account.accountId}`,
    resource: { regionId },
  } as const;
  // Who has not been in yet has an invitation; a link of this kind would pass by the setting of a password.
  const reachable = account !== null && account.status === 'active' && !account.demo;
  if (!admitted || !reachable || !canMail(deps)) {
    await recordFailure(deps, visitor, order, { method: 'link', waiting: !admitted });
    return done(null);
  }
  const sent = await perform(deps, visitor, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(account.regionId);
    const link = await newLink(stores, deps, account, 'sign-in', at);
    await sendLetter(stores, deps, {
      regionId: account.regionId,
      accountId: account.accountId,
      kind: 'sign-in-link',
      facts: { link: link.address, until: localTime(link.expiresAt) },
    });
    return done({ value: null, detail: { method: 'link', step: 'sent' } });
  });
  await wakeDelivery(deps);
  return sent;
}

/** Can links be mailed? Only where the site knows its own address: the one in a request may be anybody's. */
export const canMail = ({ publicUrl }: StaffDeps): boolean => publicUrl !== null;
