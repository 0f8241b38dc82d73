/** The acts of the office about people, as the ledger holds them. */
import type { RoleId } from './role.ts';

/** What an event says beside when it happened and who did it. */
export interface PeopleFacts {
  'account-created': {
    readonly accountId: string;
    readonly signInName: string;
    readonly name: string;
    readonly agencyId: string | null;
    readonly demo: boolean;
  };
  'account-changed': {
    readonly accountId: string;
    readonly name: string;
    readonly agencyId: string | null;
    /** Names of the contact fields that were written; never what stands in them. */
    readonly contacts: readonly string[];
  };
  'account-disabled': { readonly accountId: string };
  'account-enabled': { readonly accountId: string };
  'role-granted': {
    readonly accountId: string;
    readonly grantId: string;
    readonly role: RoleId;
    readonly agencyId: string | null;
  };
  'role-revoked': {
    readonly accountId: string;
    readonly grantId: string;
    /** Open tasks that went back to the agency. */
    readonly tasks: readonly string[];
  };
  'delegation-made': {
    readonly accountId: string;
    readonly delegationId: string;
    readonly grantId: string;
    readonly toAccountId: string;
    readonly from: string;
    readonly until: string;
    readonly reason: string;
  };
  'delegation-ended': { readonly accountId: string; readonly delegationId: string };
  'work-handed-over': {
    readonly accountId: string;
    readonly toAccountId: string;
    readonly tasks: readonly string[];
  };
}

export type PeopleKind = keyof PeopleFacts;

/** Every event of `accountId` has the subject `account/<accountId>`: one look at the ledger tells a person's history. */
export type PeopleEvent = {
  [K in PeopleKind]: {
    readonly regionId: string;
    readonly kind: K;
    /** ISO instant. */
    readonly at: string;
    readonly actor: string;
    readonly facts: PeopleFacts[K];
  };
}[PeopleKind];

const kinds: Readonly<Record<PeopleKind, true>> = {
  'account-created': true,
  'account-changed': true,
  'account-disabled': true,
  'account-enabled': true,
  'role-granted': true,
  'role-revoked': true,
  'delegation-made': true,
  'delegation-ended': true,
  'work-handed-over': true,
};

/** The kinds of events that the tables of people are folded from. */
export const peopleKinds = Object.keys(kinds) as readonly PeopleKind[];
