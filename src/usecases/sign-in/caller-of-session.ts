/** Who a session belongs to, with the roles in force at this moment. */
import type { Origin, Staff } from '../../domain/people/caller.ts';
import { rolesNow } from '../people/roles-now.ts';
import type { Session } from '../ports/sign-in.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { isClosed } from './sign-in-regions.ts';

/** A session is noted as used at most this often (milliseconds). */
const touchEvery = 60_000;

/**
 * The caller of a session token.
 * @returns null when there is no such session, or it has ended, is too old or its account is disabled
 */
export async function callerOfSession(
  deps: StaffDeps,
  regionId: string,
  token: string,
  from: Origin,
): Promise<Staff | null> {
  // Sessions, and accounts that were opened while the demo was on, end with it.
  if (isClosed(deps, regionId)) return null;
  const { accounts, signIn } = deps.storage;
  const sessionId = deps.secrets.sha256(token);
  const session = await signIn.session(regionId, sessionId);
  const now = deps.clock();
  if (session === null || !isOpen(session, now, deps.signIn.session.idleMinutes)) return null;
  const [account, grants] = await Promise.all([
    accounts.get(regionId, session.accountId),
    rolesNow(deps.storage, regionId, session.accountId, now.toISOString()),
  ]);
  if (account === null || account.status === 'disabled') return null;
  // Whoever has not been in yet has a session only on the way there.
  if (account.status === 'invited' && session.standing === 'full') return null;
  if (now.getTime() - Date.parse(session.seenAt) >= touchEvery)
    await signIn.touchSession(regionId, sessionId, now.toISOString());
  return {
    kind: 'staff',
    regionId,
    accountId: account.accountId,
    name: account.name,
    sessionId,
    standing: session.standing,
    grants,
    from,
  };
}

/** Has it neither ended nor run out? */
export function isOpen(session: Session, now: Date, idleMinutes: number): boolean {
  const at = now.toISOString();
  const idle = now.getTime() - Date.parse(session.seenAt);
  return session.endedAt === null && at < session.expiresAt && idle < idleMinutes * 60_000;
}
