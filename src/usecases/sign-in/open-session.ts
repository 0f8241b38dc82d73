/** Opens a session: the only place that makes session tokens. */
import type { Account } from '../../domain/people/account.ts';
import type { Origin } from '../../domain/people/caller.ts';
import type { Session } from '../ports/sign-in.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { newDevice } from './device.ts';

export interface SessionFacts {
  readonly method: Session['method'];
  readonly standing: Session['standing'];
  readonly from: Origin;
}

/** What goes into the cookie. */
export interface NewSession {
  readonly regionId: string;
  /** 256 bits; the store keeps its SHA-256 only. */
  readonly token: string;
  readonly standing: Session['standing'];
  /** What the browser is to keep for its next sign-in; null before the second factor, and in the demo. */
  readonly device: string | null;
}

/**
 * Writes a session with a new token. A session of full standing makes the account active and notes the sign-in.
 * @param at ISO instant
 * @throws when the account is disabled: whoever calls has looked before
 */
export async function openSession(
  stores: Stores,
  deps: StaffDeps,
  account: Account,
  { method, standing, from }: SessionFacts,
  at: string,
): Promise<NewSession> {
  const { secrets, signIn } = deps;
  const { regionId, accountId } = account;
  if (standing === 'full') {
    // Read anew under the county's lock: the row must not undo what an administrator does at this moment.
    await stores.regions.hold(regionId);
    const now = await stores.accounts.get(regionId, accountId);
    if (now === null || now.status === 'disabled') throw new Error('no session for a disabled account');
    await stores.accounts.put({ ...now, status: 'active', lastSignInAt: at });
  }
  if (standing === 'setup') await beginAnew(stores, account, at);
  const token = secrets.chance.token();
  const minutes = standing === 'full' ? signIn.session.mostMinutes : signIn.session.partialMinutes;
  await stores.signIn.putSession({
    regionId,
    sessionId: secrets.sha256(token),
    accountId,
    standing,
    method,
    createdAt: at,
    seenAt: at,
    expiresAt: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
    address: from.address,
    agent: from.agent,
    confirmedAt: null,
    endedAt: null,
  });
  // The people of the demo have no password to be tried.
  const known = standing === 'full' && method !== 'demo';
  return { regionId, token, standing, device: known ? newDevice(deps, account, at) : null };
}

/**
 * Only the newest session may set the second factor up, with a secret of its own: whoever saw an earlier secret, and
 * left it for the person to confirm, knows nothing.
 */
async function beginAnew({ signIn }: Stores, { regionId, accountId }: Account, at: string): Promise<void> {
  const credential = await signIn.credential(regionId, accountId);
  if (credential?.codeSecret != null && credential.codeConfirmedAt === null)
    await signIn.putCodeSecret(regionId, accountId, null);
  for (const { sessionId, standing } of await signIn.sessions(regionId, accountId))
    if (standing === 'setup') await signIn.endSession(regionId, sessionId, at);
}

/** What is due after the first proof of who one is: the code of the app, or setting the app up. */
export async function standingDue(stores: Stores, account: Account): Promise<'partial' | 'setup'> {
  const credential = await stores.signIn.credential(account.regionId, account.accountId);
  return credential?.codeConfirmedAt == null ? 'setup' : 'partial';
}
