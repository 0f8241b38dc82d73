/** Leaving for the identity service, to sign in or to link it with one's account. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { confirmFirst } from '../me/sensitive.ts';
import { look, perform } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { confirmedRecently } from './confirm-identity.ts';
import { type PendingPurpose, sealPending } from './identity-pending.ts';
import { noService, troubleProblem } from './identity-problems.ts';
import { signInRegion } from './sign-in-regions.ts';

export interface IdentityBegun {
  /** Address of the service that the browser goes to. */
  readonly address: string;
  /** What the browser keeps until it comes back. */
  readonly cookie: string;
}

export interface IdentitySignInInput {
  /** County; '' where there is only one. */
  readonly regionId: string;
  /** Path in the workbench to open afterwards; kept as given. */
  readonly back: string;
  /** Where the service sends the browser back to. */
  readonly returnAddress: string;
}

/** Problems: `identity-off`, `region-unknown`, `identity-unavailable`. */
export function beginIdentitySignIn(
  deps: StaffDeps,
  caller: Caller,
  input: IdentitySignInInput,
): Promise<Result<IdentityBegun>> {
  const order = { act: 'sign-in', subject: 'identity-service', resource: { regionId: null } } as const;
  const visitor = { kind: 'anyone', from: caller.from } as const;
  return look(deps, visitor, order, async () => {
    const regionId = await signInRegion(deps, input.regionId);
    if (regionId === null) return refused(noRegion);
    return begun(deps, input.returnAddress, { kind: 'sign-in', regionId, back: input.back });
  });
}

/** Needs the password within the last minutes. Problems: `confirm-first`, `identity-off`, `identity-unavailable`. */
export async function beginIdentityLink(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly returnAddress: string },
): Promise<Result<IdentityBegun>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.change', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  const order = {
    act: 'own.change',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  if (caller.standing !== 'full') return refused(refusalOf(caller, 'own.change', 'second-factor'));
  if (!(await confirmedRecently(deps, caller))) return refused(confirmFirst);
  // The service is asked before the transaction: nobody waits for the network while holding the database.
  const begin = await begun(deps, input.returnAddress, { kind: 'link', regionId, accountId, sessionId });
  if (!begin.ok) return begin;
  return perform(deps, caller, order, async () =>
    done({ value: begin.value, detail: { what: 'identity', step: 'link-begun' } }),
  );
}

const noRegion: Problem = {
  code: 'region-unknown',
  field: 'region',
  message: '请先选择您所在的县，再登录。',
};

async function begun(
  deps: StaffDeps,
  returnAddress: string,
  purpose: PendingPurpose,
): Promise<Result<IdentityBegun>> {
  const service = deps.identity ?? null;
  if (service === null) return refused(noService);
  const begin = await service.begin(returnAddress);
  if (!begin.ok) return refused(troubleProblem(begin.trouble, service.name));
  const { address, pending } = begin.value;
  return done({ address, cookie: sealPending(deps, pending, purpose) });
}
