/** Secrets: passwords, one-time codes, sealing, digests, chance. Adapters in src/secrets. */

/** Hashes passwords with Argon2id. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time for a wrong password as for a right one; `null` hash (no such account) costs the same too. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** Time-based one-time codes (RFC 6238). */
export interface OneTimeCodes {
  newSecret(): string;
  /** `otpauth://` address for an authenticator app. */
  address(secret: string, account: string, issuer: string): string;
  /** The time step that the code belongs to (one step either way is accepted), or null when it is wrong. */
  stepOf(secret: string, code: string, at: Date): number | null;
}

/** Seals small secrets so that only this installation can open them, and only in the place they were sealed for. */
export interface Sealer {
  /** @param place where the value is kept, e.g. `personal_datum/990101/…`; opening it elsewhere fails */
  seal(value: string, place: string): string;
  /** @throws when the text was changed, moved or sealed with a key that is gone */
  open(sealed: string, place: string): string;
  /** Key that a sealed text was made with. */
  keyOf(sealed: string): string;
  readonly currentKey: string;
  /** Keyed digest, for finding equal values without opening them. `purpose` keeps digests of different fields apart. */
  digest(value: string, purpose: string): string;
}

export interface Chance {
  /** Unguessable text of the alphabet A–Z a–z 0–9 - _, 256 bits unless told. */
  token(bytes?: number): string;
  /** Id of a new row: 16 characters of a–z and 2–7, unguessable. */
  id(): string;
}

export interface Secrets {
  readonly passwords: Passwords;
  readonly codes: OneTimeCodes;
  readonly sealer: Sealer;
  readonly chance: Chance;
  /** SM3 (GB/T 32905) in hexadecimal. */
  readonly sm3: (text: string) => string;
  /** SHA-256 in hexadecimal: how tokens are kept. */
  readonly sha256: (text: string) => string;
}
