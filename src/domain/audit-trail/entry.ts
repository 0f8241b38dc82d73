/** An entry of the audit trail. */

/** Chain of what concerns no single county: start, backup, keys. */
export const wholeInstallation = '000000';

/** What is recorded. */
export interface AuditFacts {
  readonly regionId: string;
  /** ISO instant. */
  readonly at: string;
  /** `account/<id>`, or `anyone`, `operator`, `program`. */
  readonly actor: string;
  /** Account whose role was used by delegation; null: the actor's own. */
  readonly onBehalfOf: string | null;
  readonly door: 'web' | 'command-line' | 'job';
  readonly address: string;
  readonly agent: string;
  /** Act of the permission table. */
  readonly act: string;
  /** What it was done to, e.g. `agency/1001`; never personal data in clear. */
  readonly subject: string;
  /** `refused`: by the permission table; `failed`: a sign-in or confirmation that did not succeed. */
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Why, where a reason must be given (revealing personal data); '' where none is asked. */
  readonly reason: string;
  /** SM3 of the state before and after, as canonical JSON; null: there was none. */
  readonly beforeDigest: string | null;
  readonly afterDigest: string | null;
  /** More facts for people, without personal data. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** As recorded, with its place in the chain. */
export interface AuditEntry extends AuditFacts {
  /** 1, 2, 3, … within the region, without gaps. */
  readonly entryId: number;
  /** Hash of the entry before; of the first one, 64 zeros. */
  readonly previous: string;
  /** SM3 over `previous` and this entry's facts in canonical form. */
  readonly hash: string;
}

/** Where a chain ends: what is printed, signed and kept elsewhere. */
export interface ChainHead {
  readonly regionId: string;
  /** Number of the newest entry; 0: the chain is empty. */
  readonly entryId: number;
  readonly hash: string;
}

export const emptyChain = '0'.repeat(64);
