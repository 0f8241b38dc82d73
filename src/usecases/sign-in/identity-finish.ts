/** Coming back from the identity service. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { notify } from '../notifications/notify.ts';
import { type Order, perform, recordFailure } from '../perform.ts';
import type { PendingIdentity, ProvenIdentity } from '../ports/identity.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endPrevious } from './end-previous.ts';
import { openPending, type PendingPurpose } from './identity-pending.ts';
import {
  alreadyLinked,
  noService,
  notBegun,
  notLinked,
  takenIdentity,
  troubleProblem,
} from './identity-problems.ts';
import { localTime } from './local-time.ts';
import { type NewSession, openSession, standingDue } from './open-session.ts';
import { tooOften } from './second-factor.ts';
import { addressKey, forgiveTry, takeTry } from './tries.ts';

export interface IdentityReturn {
  /** The query of the address that the browser came back to. */
  readonly query: string;
  /** The cookie of {@link sealPending}; null when the browser brought none. */
  readonly cookie: string | null;
}

export type IdentityOutcome =
  | { readonly kind: 'signed-in'; readonly session: NewSession; readonly back: string }
  | { readonly kind: 'linked' };

const method = 'identity-service';

/**
 * Signs in or links, as the browser began it.
 * Problems: `identity-expired`, `identity-declined`, `identity-unavailable`, `identity-rejected`, `identity-unknown`,
 * `identity-taken`, `identity-linked`, `too-often`.
 */
export async function finishIdentity(
  deps: StaffDeps,
  caller: Caller,
  { query, cookie }: IdentityReturn,
): Promise<Result<IdentityOutcome>> {
  const service = deps.identity ?? null;
  if (service === null) return refused(noService);
  const begun = openPending(deps, cookie);
  if (begun === null || !ownPurpose(caller, begun.purpose)) {
    await failed(deps, caller, begun?.purpose ?? null, notBegun.code);
    return refused(notBegun);
  }
  const { purpose, pending } = begun;
  const proven = await prove(deps, caller, purpose, query, pending);
  if (!proven.ok) return proven;
  const outcome =
    purpose.kind === 'link'
      ? await link(deps, caller as Staff, proven.value)
      : await signIn(deps, caller, purpose, proven.value);
  if (!outcome.ok) await failed(deps, caller, purpose, outcome.problems[0].code);
  return outcome;
}

/** A link is finished only by the session that began it: the account cannot have changed meanwhile. */
function ownPurpose(caller: Caller, purpose: PendingPurpose): boolean {
  if (purpose.kind === 'sign-in') return true;
  return (
    caller.kind === 'staff' &&
    caller.standing === 'full' &&
    caller.regionId === purpose.regionId &&
    caller.accountId === purpose.accountId &&
    caller.sessionId === purpose.sessionId
  );
}

/** Asks the service, counted by address: nobody may make this program knock there without end. */
async function prove(
  deps: StaffDeps,
  caller: Caller,
  purpose: PendingPurpose,
  query: string,
  pending: PendingIdentity,
): Promise<Result<ProvenIdentity>> {
  const service = deps.identity!;
  const keys = [addressKey(deps, caller.from.address)];
  if ((await takeTry(deps, keys)) === 'waiting') {
    await failed(deps, caller, purpose, 'too-often');
    return refused(tooOften('统一身份认证'));
  }
  const answer = await service.finish(query, pending);
  // Only what looks like an attack counts as a failed try.
  if (answer.ok || answer.trouble.kind !== 'rejected') {
    await deps.storage.transaction((stores) => forgiveTry(stores, keys, deps.clock().toISOString()));
  }
  if (answer.ok) return done(answer.value);
  const problem = troubleProblem(answer.trouble, service.name);
  await failed(deps, caller, purpose, problem.code, answer.trouble.cause);
  return refused(problem);
}

/** Of each county its own: who works for two of them cannot be told from the digests. */
const digestOf = ({ secrets }: StaffDeps, regionId: string, { issuer, subject }: ProvenIdentity): string =>
  secrets.sealer.digest(`${regionId}\n${issuer}\n${subject}`, 'external-identity');

function signIn(
  deps: StaffDeps,
  caller: Caller,
  { regionId, back }: PendingPurpose & { readonly kind: 'sign-in' },
  identity: ProvenIdentity,
): Promise<Result<IdentityOutcome>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const order: Order = { act: 'sign-in', subject: 'identity-service', resource: { regionId } };
  return perform<IdentityOutcome>(deps, visitor, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(regionId);
    const accountId = await stores.signIn.accountOfIdentity(
      regionId,
      identity.issuer,
      digestOf(deps, regionId, identity),
    );
    const account = accountId === null ? null : await stores.accounts.get(regionId, accountId);
    if (account === null || account.status !== 'active') return refused(notLinked);
    await endPrevious(stores, caller, at);
    const standing = identity.assured ? 'full' : await standingDue(stores, account);
    const session = await openSession(stores, deps, account, { method, standing, from: caller.from }, at);
    return done({
      value: { kind: 'signed-in', session, back },
      subject: `account/${account.accountId}`,
      detail: { method, standing },
    });
  });
}

function link(deps: StaffDeps, caller: Staff, identity: ProvenIdentity): Promise<Result<IdentityOutcome>> {
  const { regionId, accountId } = caller;
  const subject = `account/${accountId}`;
  const order: Order = { act: 'own.change', subject, resource: { regionId, accountId } };
  return perform<IdentityOutcome>(deps, caller, order, async (stores, at) => {
    // Two people who link the same identity at the same moment: one after the other.
    await stores.regions.hold(regionId);
    const digest = digestOf(deps, regionId, identity);
    if ((await stores.signIn.identitiesOf(regionId, accountId)).length > 0) return refused(alreadyLinked);
    if ((await stores.signIn.accountOfIdentity(regionId, identity.issuer, digest)) !== null)
      return refused(takenIdentity);
    await stores.signIn.linkIdentity(regionId, identity.issuer, digest, accountId, at);
    const told = { kind: 'identity-linked', subject, link: '/workbench/me', facts: { at: localTime(at) } };
    await notify(stores, deps, { regionId, accountIds: [accountId], ...told });
    return done({ value: { kind: 'linked' }, detail: { what: 'identity', step: 'linked' } });
  });
}

/** Into the audit trail: what was tried and why it failed, without anything that browser or service wrote. */
function failed(
  deps: StaffDeps,
  caller: Caller,
  purpose: PendingPurpose | null,
  problem: string,
  cause: string | null = null,
): Promise<void> {
  const linking = purpose?.kind === 'link' && caller.kind === 'staff';
  const order: Order = linking
    ? {
        act: 'own.change',
        subject: `account/${caller.accountId}`,
        resource: { regionId: caller.regionId, accountId: caller.accountId },
      }
    : { act: 'sign-in', subject: 'identity-service', resource: { regionId: purpose?.regionId ?? null } };
  const by: Caller = linking ? caller : { kind: 'anyone', from: caller.from };
  return recordFailure(deps, by, order, { method, problem, cause });
}
