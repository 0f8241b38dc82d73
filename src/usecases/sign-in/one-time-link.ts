/** One-time links: made, shown, used up. */
import type { Account } from '../../domain/people/account.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { OneTimeLink } from '../ports/sign-in.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

const folders: Readonly<Record<OneTimeLink['purpose'], string>> = {
  'sign-in': '/workbench/sign-in/link',
  invitation: '/workbench/invitation',
};

export interface NewLink {
  /** Path on this site, with the token: a key. */
  readonly path: string;
  /** The whole address where the site knows its own, else the path: an address is never made of what a request says. */
  readonly address: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** Makes a link; the account's earlier ones for the same purpose become worthless. */
export async function newLink(
  stores: Stores,
  { secrets, signIn, publicUrl }: StaffDeps,
  { regionId, accountId }: Pick<Account, 'regionId' | 'accountId'>,
  purpose: OneTimeLink['purpose'],
  at: string,
): Promise<NewLink> {
  const { signInMinutes, invitationHours } = signIn.links;
  const minutes = purpose === 'sign-in' ? signInMinutes : invitationHours * 60;
  const token = secrets.chance.token();
  const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString();
  await stores.signIn.endLinks(regionId, accountId, purpose, at);
  const linkId = secrets.sha256(token);
  await stores.signIn.putLink({
    regionId,
    linkId,
    accountId,
    purpose,
    createdAt: at,
    expiresAt,
    usedAt: null,
  });
  const path = `${folders[purpose]}/${regionId}/${token}`;
  return { path, address: `${publicUrl ?? ''}${path}`, expiresAt };
}

export const worthless: Problem = {
  code: 'not-found',
  message: '这个链接已经用过、过期，或者已被新的链接代替。每个链接只能用一次；请再要一个新的。',
};

/** The account of a link that is still good; looking does not use it up. */
export async function accountOfLink(
  { clock, secrets }: StaffDeps,
  stores: Pick<Stores, 'signIn' | 'accounts'>,
  purpose: OneTimeLink['purpose'],
  { regionId, token }: { readonly regionId: string; readonly token: string },
): Promise<Result<Account>> {
  const link = await stores.signIn.link(regionId, secrets.sha256(token));
  const now = clock().toISOString();
  if (link === null || link.purpose !== purpose || link.usedAt !== null || link.expiresAt <= now)
    return refused(worthless);
  const account = await stores.accounts.get(regionId, link.accountId);
  return account === null || account.status === 'disabled' ? refused(worthless) : done(account);
}
