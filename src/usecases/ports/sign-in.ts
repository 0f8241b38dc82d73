/** What signing in needs to remember. Tokens are never kept, only their SHA-256. */

export interface Credential {
  readonly regionId: string;
  readonly accountId: string;
  /** Argon2id; null: no password was set yet. */
  readonly passwordHash: string | null;
  readonly passwordChangedAt: string | null;
  /** Sealed secret of the authenticator app; null: none. */
  readonly codeSecret: string | null;
  /** Set once the first code was right; before that the secret counts for nothing. */
  readonly codeConfirmedAt: string | null;
  /** Last time step that was used: a code is good once. */
  readonly codeStep: number | null;
  /** What browsers kept from sign-ins before this instant counts for nothing; null: all counts. */
  readonly devicesFrom: string | null;
}

export interface Session {
  readonly regionId: string;
  /** SHA-256 of the token in the cookie. */
  readonly sessionId: string;
  readonly accountId: string;
  readonly standing: 'full' | 'partial' | 'setup';
  readonly method: 'password' | 'link' | 'identity-service' | 'demo';
  readonly createdAt: string;
  readonly seenAt: string;
  /** Ends then at the latest, however busy. */
  readonly expiresAt: string;
  readonly address: string;
  readonly agent: string;
  /** When the person last typed the password again in this session; null: not since signing in. */
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
}

export interface OneTimeLink {
  readonly regionId: string;
  /** SHA-256 of the token in the link. */
  readonly linkId: string;
  readonly accountId: string;
  readonly purpose: 'invitation' | 'sign-in';
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** The link with which the first county is set up; it belongs to no account and to no county yet. */
export type SetUpLink = Omit<OneTimeLink, 'regionId' | 'accountId' | 'purpose'>;

/** Failures in a row under one key: a keyed digest of a name or an address, or an account. */
export interface FailureCount {
  readonly regionId: string;
  readonly key: string;
  readonly failures: number;
  readonly lastAt: string;
  /** No further try before this instant; null: none needed. */
  readonly lockedUntil: string | null;
}

export interface SignInStore {
  credential(regionId: string, accountId: string): Promise<Credential | null>;
  /** Sets the password; the second factor stays as it is. */
  putPassword(regionId: string, accountId: string, hash: string, at: string): Promise<void>;
  /** Begins a new second factor, not confirmed yet; null takes it away. Recovery codes go with the old one. */
  putCodeSecret(regionId: string, accountId: string, sealed: string | null): Promise<void>;
  /** Confirms a second factor with the time step of its first code; false when there is none to confirm. */
  confirmCode(regionId: string, accountId: string, step: number, at: string): Promise<boolean>;
  /** Uses up the code of a time step; false when that step or a later one was used before. */
  takeCodeStep(regionId: string, accountId: string, step: number): Promise<boolean>;
  /** Replaces the recovery codes, given as digests. */
  putRecoveryCodes(regionId: string, accountId: string, digests: readonly string[]): Promise<void>;
  /** Uses up a recovery code; false when there is no such unused one. */
  useRecoveryCode(regionId: string, accountId: string, digest: string, at: string): Promise<boolean>;
  recoveryCodesLeft(regionId: string, accountId: string): Promise<number>;
  session(regionId: string, sessionId: string): Promise<Session | null>;
  /** Sessions of an account that have not ended, newest first. */
  sessions(regionId: string, accountId: string): Promise<readonly Session[]>;
  putSession(session: Session): Promise<void>;
  /** Notes that a session was used. */
  touchSession(regionId: string, sessionId: string, at: string): Promise<void>;
  /** Notes that the person of a session typed the password again. */
  confirmSession(regionId: string, sessionId: string, at: string): Promise<void>;
  /** Ends a session; false when it had ended before. */
  endSession(regionId: string, sessionId: string, at: string): Promise<boolean>;
  /**
   * Ends every session of an account, except one. Without an exception what the account's browsers kept for their next
   * sign-in counts for nothing from then on. Returns how many sessions.
   */
  endSessions(regionId: string, accountId: string, at: string, except?: string): Promise<number>;
  putLink(link: OneTimeLink): Promise<void>;
  link(regionId: string, linkId: string): Promise<OneTimeLink | null>;
  /** Uses up a link; false when it was used, replaced or is too old. */
  useLink(regionId: string, linkId: string, at: string): Promise<boolean>;
  /** Makes the unused links of an account and purpose worthless. */
  endLinks(regionId: string, accountId: string, purpose: OneTimeLink['purpose'], at: string): Promise<void>;
  /** Replaces the link of the first start: only the newest is good. */
  putSetUpLink(link: SetUpLink): Promise<void>;
  setUpLink(linkId: string): Promise<SetUpLink | null>;
  /** Uses it up; false when it was used, replaced or is too old. */
  useSetUpLink(linkId: string, at: string): Promise<boolean>;
  linkIdentity(
    regionId: string,
    issuer: string,
    subjectDigest: string,
    accountId: string,
    at: string,
  ): Promise<void>;
  unlinkIdentity(regionId: string, accountId: string): Promise<void>;
  accountOfIdentity(regionId: string, issuer: string, subjectDigest: string): Promise<string | null>;
  /** Issuers that an account is linked with. */
  identitiesOf(
    regionId: string,
    accountId: string,
  ): Promise<readonly { readonly issuer: string; readonly linkedAt: string }[]>;
  failures(regionId: string, key: string): Promise<FailureCount | null>;
  /** Keys of a county under which no try is let through at this instant. */
  lockedKeys(regionId: string, at: string): Promise<readonly string[]>;
  /** The same, and whoever else asks waits until this transaction ends: tries at once are counted one by one. */
  holdFailures(regionId: string, key: string, at: string): Promise<FailureCount>;
  putFailures(count: FailureCount): Promise<void>;
  clearFailures(regionId: string, key: string): Promise<void>;
  /** Ends every session and every unused link of the whole installation. */
  endAll(at: string): Promise<void>;
  /** Forgets sessions and links that ended, and failures, before this instant. */
  sweep(before: string): Promise<void>;
}
