/**
 * What a browser keeps while its person is away at the identity service: sealed, for ten minutes, in one cookie. Only
 * the browser that began can finish, so nobody can be signed in to, or linked with, somebody else's identity.
 */
import { z } from 'zod';
import type { PendingIdentity } from '../ports/identity.ts';
import type { StaffDeps } from '../staff-deps.ts';

export const pendingMinutes = 10;

const place = 'cookie/identity-pending';

/** What the person is away for: signing in to a county, or linking with the account of a session. */
export type PendingPurpose =
  | { readonly kind: 'sign-in'; readonly regionId: string; readonly back: string }
  | {
      readonly kind: 'link';
      readonly regionId: string;
      readonly accountId: string;
      readonly sessionId: string;
    };

const purpose = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sign-in'), regionId: z.string(), back: z.string() }),
  z.strictObject({
    kind: z.literal('link'),
    regionId: z.string(),
    accountId: z.string(),
    sessionId: z.string(),
  }),
]);

const form = z.strictObject({
  until: z.string(),
  purpose,
  pending: z.strictObject({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    returnAddress: z.string(),
  }),
});

/** The value of the cookie. */
export function sealPending(deps: StaffDeps, pending: PendingIdentity, purpose: PendingPurpose): string {
  const until = new Date(deps.clock().getTime() + pendingMinutes * 60_000).toISOString();
  return deps.secrets.sealer.seal(JSON.stringify({ until, purpose, pending }), place);
}

/** What was sealed; null when it is missing, forged, damaged or too old. */
export function openPending(
  deps: StaffDeps,
  sealed: string | null,
): { readonly purpose: PendingPurpose; readonly pending: PendingIdentity } | null {
  if (sealed === null) return null;
  try {
    const { until, ...rest } = form.parse(JSON.parse(deps.secrets.sealer.open(sealed, place)));
    return deps.clock().toISOString() < until ? rest : null;
  } catch {
    return null;
  }
}
