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
  readonly failures: number;
  /** No sign-in before this instant. */
  readonly lockedUntil: string | null;
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
  readonly endedAt: string | null;
}

export interface OneTimeLink {
  readonly regionId: string;
  /** SHA-256 of the token in the link. */
  readonly linkId: string;
  readonly accountId: string;
  readonly purpose: 'invitation' | 'sign-in' | 'set-up';
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface SignInStore {
  credential(regionId: string, accountId: string): Promise<Credential | null>;
  putCredential(credential: Credential): Promise<void>;
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
  endSession(regionId: string, sessionId: string, at: string): Promise<void>;
  /** Ends every session of an account, except one. Returns how many. */
  endSessions(regionId: string, accountId: string, at: string, except?: string): Promise<number>;
  putLink(link: OneTimeLink): Promise<void>;
  link(regionId: string, linkId: string): Promise<OneTimeLink | null>;
  /** Uses up a link; false when it was used, replaced or is too old. */
  useLink(regionId: string, linkId: string, at: string): Promise<boolean>;
  linkIdentity(
    regionId: string,
    issuer: string,
    subjectDigest: string,
    accountId: string,
    at: string,
  ): Promise<void>;
  unlinkIdentity(regionId: string, accountId: string): Promise<void>;
  accountOfIdentity(regionId: string, issuer: string, subjectDigest: string): Promise<string | null>;
  /** Failures counted under a key (a digest of address or name) since an instant; for the back-off. */
  failuresOf(regionId: string, key: string, since: string): Promise<number>;
  countFailure(regionId: string, key: string, at: string): Promise<void>;
  /** Forgets what is too old to matter. */
  sweep(before: string): Promise<void>;
}
