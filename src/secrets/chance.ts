/** Unguessable texts, from the system's source of randomness. */
import { randomBytes } from 'node:crypto';
import type { Chance } from '../usecases/ports/secrets.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Tokens of 256 bits and ids of 80 bits. */
export const chance: Chance = {
  token: (bytes = 32) => randomBytes(bytes).toString('base64url'),
  id: () => Array.from(randomBytes(16), (byte) => alphabet[byte & 31]).join(''),
};
