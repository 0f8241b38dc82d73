/** The numbers of signing in, from rules/sign-in: how long, how often, how strong. */

/** After how many failures in a row the next try must wait, and how long. */
export interface BackOff {
  readonly fromFailures: number;
  /** The first wait; each further failure doubles it. */
  readonly firstMinutes: number;
  readonly mostMinutes: number;
}

export interface PasswordPolicy {
  /** Enough characters for a password of `longKinds` kinds of characters … */
  readonly longFrom: number;
  readonly longKinds: number;
  /** … and for one of `mixedKinds` kinds. The kinds: small and capital letters, digits, signs, other writings. */
  readonly mixedFrom: number;
  readonly mixedKinds: number;
  readonly longest: number;
  /** Days after which a password must be changed; null: never without a reason. */
  readonly expiresAfterDays: number | null;
  /** Folded to small letters. */
  readonly common: ReadonlySet<string>;
}

export interface SignInPolicy {
  readonly session: {
    readonly idleMinutes: number;
    readonly mostMinutes: number;
    /** From the password to the second factor. */
    readonly partialMinutes: number;
    /** How long a password typed again counts. */
    readonly confirmedMinutes: number;
  };
  readonly backOff: {
    readonly person: BackOff;
    readonly address: BackOff;
    /** Failures older than this no longer count. */
    readonly forgetHours: number;
    /** How long a browser that somebody signed in with is counted apart from strangers. */
    readonly deviceDays: number;
  };
  readonly password: PasswordPolicy;
  readonly recoveryCodes: number;
  readonly links: {
    readonly signInMinutes: number;
    readonly invitationHours: number;
    readonly setUpHours: number;
  };
}
