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

/**
 * Most hashes under way and waiting. Each takes 46 MiB and one of the few threads that also read files and resolve
 * names: two leave room for the rest of the site. Whoever comes when so many wait would wait for seconds.
 */
const usualRoof: Roof = { atOnce: 2, waiting: 100 };

interface Roof {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Too many passwords are being checked at this moment; a little later it works again. */
export class PasswordsBusy extends Error {
  readonly code = 'busy';
  constructor() {
    super('too many passwords at once');
  }
}

/** Runs so many at once, the others in the order in which they came. @returns a door that throws when too many wait */
function turnstile({ atOnce, waiting }: Roof): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new PasswordsBusy();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/** Passwords with a strength of their own; tests make weaker ones. @throws {PasswordsBusy} from both, when flooded */
export function createPasswords(options: Options = strength, roof: Roof = usualRoof): Passwords {
  const inTurn = turnstile(roof);
  // Made at first use and kept: what is verified where there is no account, so that it takes as long as where there is.
  let nobody: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hashWith(password.normalize('NFC'), options)),
    verify: async (hash, password) => {
      nobody ??= hashWith(randomBytes(32), options);
      const known = hash ?? (await nobody);
      const right = await inTurn(() => verifyWith(known, password.normalize('NFC')));
      return hash !== null && right;
    },
  };
}

export const passwords: Passwords = createPasswords();
