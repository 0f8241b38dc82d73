/** Who asks a use case to do something, and from where. */
import type { RoleId } from './role.ts';

/** The role that a person may use now, and for which agency. */
export interface Grant {
  readonly role: RoleId;
  /** null: the whole county. */
  readonly agencyId: string | null;
  /** The account whose role this is, when it is used by delegation; null: the person's own. */
  readonly onBehalfOf: string | null;
}

/** Where a request came from; goes into the audit trail. */
export interface Origin {
  readonly door: 'web' | 'command-line' | 'job';
  /** IP address; for the command line the system's user name. */
  readonly address: string;
  /** Browser as it names itself, shortened; '' when unknown. */
  readonly agent: string;
}

/** A person of a county who is signed in. */
export interface Staff {
  readonly kind: 'staff';
  readonly regionId: string;
  readonly accountId: string;
  readonly name: string;
  /** Key of the session in the store; never the token. */
  readonly sessionId: string;
  /** `partial`: the password was right, the second factor is still due. `setup`: must set one up first. */
  readonly standing: 'full' | 'partial' | 'setup';
  readonly grants: readonly Grant[];
  readonly from: Origin;
}

export type Caller =
  /** Nobody in particular: a visitor of the portal, a person who is about to sign in. */
  | { readonly kind: 'anyone'; readonly from: Origin }
  | Staff
  /** The command line: whoever may read the data folder. */
  | { readonly kind: 'operator'; readonly from: Origin }
  /** A timed job. */
  | { readonly kind: 'program'; readonly from: Origin };

/** How the audit trail names a caller: the account, or the kind. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'staff' ? `account/${caller.accountId}` : caller.kind;
}
