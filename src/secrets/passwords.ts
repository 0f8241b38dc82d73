/** Passwords, hashed with Argon2id (RFC 9106). */
import { randomBytes } from 'node:crypto';
import { hash as hashWith, type Options, verify as verifyWith } from '@node-rs/argon2';
import type { Passwords } from '../usecases/ports/secrets.ts';

/**
 * 46 MiB, one pass, one lane: one of the equivalent settings that the password storage guidance of OWASP names,
 * the one that costs an attacker most memory. The algorithm's number is written out because the package declares it
 * as a constant enumeration, which does not exist when the program runs.
 */
const strength: Options = {
  algorithm: 2 as NonNullable<Options['algorithm']>,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
};

/** Passwords with a strength of their own; tests make weaker ones. */
export function createPasswords(options: Options = strength): Passwords {
  // Made at first use and kept: what is verified where there is no account, so that it takes as long as where there is.
  let nobody: Promise<string> | undefined;
  return {
    hash: (password) => hashWith(password.normalize('NFC'), options),
    verify: async (hash, password) => {
      nobody ??= hashWith(randomBytes(32), options);
      const right = await verifyWith(hash ?? (await nobody), password.normalize('NFC'));
      return hash !== null && right;
    },
  };
}

export const passwords: Passwords = createPasswords();
