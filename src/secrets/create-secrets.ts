/** Everything secret, from the keys of the installation. */
import type { Secrets } from '../usecases/ports/secrets.ts';
import { chance } from './chance.ts';
import { sha256, sm3 } from './digests.ts';
import type { KeyRing, KeyRingSource } from './key-ring.ts';
import { oneTimeCodes } from './one-time-codes.ts';
import { passwords } from './passwords.ts';
import { createSealer } from './sealer.ts';

/** Passwords, codes, seals, digests and chance. */
export function createSecrets(ring: KeyRing | KeyRingSource): Secrets {
  return { passwords, codes: oneTimeCodes, sealer: createSealer(ring), chance, sm3, sha256 };
}
