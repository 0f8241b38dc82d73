/** Secrets: passwords, one-time codes, sealing, digests, chance. Adapters in src/secrets. */
import type { Result } from '../../domain/problems/problem.ts';

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
  /** Can what this key sealed be opened? */
  knows(key: string): boolean;
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

/** A sealing key, without anything secret. */
export interface KeyFacts {
  readonly id: string;
  /** `aes-256-gcm` or `sm4-gcm` */
  readonly method: string;
  /** ISO instants; null when it is not known, or has not happened. */
  readonly madeAt: string | null;
  readonly replacedAt: string | null;
  /** New seals are made with it. */
  readonly current: boolean;
}

/** The key ring, for the commands that change it. */
export interface KeyRingDoor {
  /** The key file; null when the keys came from the environment. */
  readonly place: string | null;
  readonly methods: readonly string[];
  list(): readonly KeyFacts[];
  /** Adds a key and makes it the current one. Returns its id. */
  add(at: string, method?: string): Result<string>;
  /** Removes a key for good; never the current one. */
  remove(id: string): Result<undefined>;
}
