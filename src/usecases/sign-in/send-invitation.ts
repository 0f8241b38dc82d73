/** The first sign-in of a person: a one-time link with which they set their own password. */
import type { Account } from '../../domain/people/account.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { holdersOf } from '../notifications/holders-of.ts';
import { notify } from '../notifications/notify.ts';
import { sendLetter } from '../notifications/send-letter.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { localTime } from './local-time.ts';
import { type NewLink, newLink } from './one-time-link.ts';
import { canMail } from './request-link.ts';

export interface Invitation extends NewLink {
  /** Was it mailed as well? */
  readonly mailed: boolean;
}

/**
 * Makes the link anew and mails it, if the account has a mail address. The administrator sees it once, to hand it over
 * where mail does not reach. Also for a person who lost the password and has no mail: it sets a new one.
 */
export async function sendInvitation(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly regionId: string; readonly accountId: string },
): Promise<Result<Invitation>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : input.regionId;
  const { accountId } = input;
  const order = { act: 'account.invite', subject: `account/${accountId}`, resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    const account = await stores.accounts.get(regionId, accountId);
    if (account === null) return refused({ code: 'not-found', message: '没有这个账户。' });
    if (account.status === 'disabled')
      return refused({ code: 'account-disabled', message: '账户已停用，请先启用，再发首次登录链接。' });
    if (account.demo)
      return refused({ code: 'account-demo', message: '演示人员没有口令，从演示入口进入即可。' });
    const invitation = await inviteIn(stores, deps, { regionId, accountId }, at);
    await tellIfOpen(stores, deps, account, at);
    return done({ value: invitation, detail: { mailed: invitation.mailed } });
  });
}

/**
 * Where no second factor stands behind the link, whoever holds it becomes the person, with the roles of the person. The
 * one who gave the roles hears of it: the administrator who sees the link must not be able to use it quietly.
 */
async function tellIfOpen(
  stores: Stores,
  deps: StaffDeps,
  { regionId, accountId }: Account,
  at: string,
): Promise<void> {
  const roles = await stores.accounts.grants(regionId, [accountId]);
  const credential = await stores.signIn.credential(regionId, accountId);
  if (roles.length === 0 || credential?.codeConfirmedAt != null) return;
  const holders = await holdersOf(stores, regionId, 'security-administrator');
  await notify(stores, deps, {
    regionId,
    accountIds: holders.filter((id) => id !== accountId),
    kind: 'invitation-renewed',
    subject: `account/${accountId}`,
    facts: { at: localTime(at) },
    link: `/workbench/people/${accountId}`,
  });
}

/** The same inside a transaction, for whoever makes the account. */
export async function inviteIn(
  stores: Stores,
  deps: StaffDeps,
  whom: { readonly regionId: string; readonly accountId: string },
  at: string,
): Promise<Invitation> {
  const link = await newLink(stores, deps, whom, 'invitation', at);
  const data = await stores.personal.maskedOf(whom.regionId, 'account', [whom.accountId]);
  const mailed =
    canMail(deps) && data.some(({ field, anonymisedAt }) => field === 'email' && anonymisedAt === null);
  if (mailed)
    await sendLetter(stores, deps, {
      ...whom,
      kind: 'first-sign-in',
      facts: { link: link.address, until: localTime(link.expiresAt) },
    });
  return { ...link, mailed };
}
