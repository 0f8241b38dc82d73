/** The keys of an installation: what they are made of, and how they are written down. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export const sealMethods = ['aes-256-gcm', 'sm4-gcm'] as const;
/** AES (FIPS 197) with 256-bit keys, or SM4 (GB/T 32907) with 128-bit keys; both in Galois/counter mode. */
export type SealMethod = (typeof sealMethods)[number];

export const digestMethods = ['hmac-sha256', 'hmac-sm3'] as const;
export type DigestMethod = (typeof digestMethods)[number];

export interface SealKey {
  /** Named in every text that it sealed, e.g. `k1`: letters, digits and `-`, never a dot. */
  readonly id: string;
  readonly method: SealMethod;
  /** 32 random bytes in base64url; what seals is derived from them. */
  readonly secret: string;
  /** ISO instants. */
  readonly madeAt?: string | undefined;
  /** When another key became the current one. */
  readonly replacedAt?: string | undefined;
}

export interface KeyRing {
  /** Key for new seals; the others only open. */
  readonly current: string;
  readonly keys: readonly SealKey[];
  /** 32 random bytes in base64url for keyed digests. It never changes: with another one nothing would be found again. */
  readonly digestKey: string;
  /** Never changes either; HMAC-SHA-256 where it is not said. */
  readonly digestMethod?: DigestMethod | undefined;
}

/** Where the ring is: a file may be changed by `gongkai key rotate` while the program runs. */
export interface KeyRingSource {
  /** The ring as it is now. */
  now(): KeyRing;
  /** Reads it again, whatever the file's date says. */
  again(): KeyRing;
}

/** A ring that never changes: from the environment, or of a test. */
export const fixedRing = (ring: KeyRing): KeyRingSource => ({ now: () => ring, again: () => ring });

const secret = z.string().regex(/^[\w-]{43}$/);
const instant = z.iso.datetime();

const written = z
  .strictObject({
    current: z.string(),
    keys: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
          method: z.enum(sealMethods),
          secret,
          madeAt: instant.optional(),
          replacedAt: instant.optional(),
        }),
      )
      .min(1),
    digestKey: secret,
    digestMethod: z.enum(digestMethods).optional(),
  })
  .refine(({ keys, current }) => keys.some(({ id }) => id === current), { path: ['current'] })
  .refine(({ keys }) => new Set(keys.map(({ id }) => id)).size === keys.length, { path: ['keys'] });

export type RingRead =
  | { readonly ok: true; readonly ring: KeyRing }
  /** Names of the entries that are wrong; never what they hold. */
  | { readonly ok: false; readonly wrong: readonly string[] };

/** Reads a ring from its JSON text. */
export function parseKeyRing(text: string): RingRead {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { ok: false, wrong: ['JSON'] };
  }
  const read = written.safeParse(content);
  if (read.success) return { ok: true, ring: read.data };
  const wrong = read.error.issues.map(({ path }) => (path.length === 0 ? 'JSON' : path.join('.')));
  return { ok: false, wrong: [...new Set(wrong)] };
}

/** The ring as JSON, for the file. */
export const printKeyRing = (ring: KeyRing): string => `${JSON.stringify(ring, null, 2)}\n`;

const newSecret = (): string => randomBytes(32).toString('base64url');

/** A new key. Its id has a random part: a file that was lost and made anew never passes for the old one. */
export function newKey(method: SealMethod, number: number, at: string): SealKey {
  const id = `k${number}-${randomBytes(4).toString('hex')}`;
  return { id, method, secret: newSecret(), madeAt: at };
}

/** The first ring of an installation. */
export function newKeyRing(method: SealMethod, at: string): KeyRing {
  const key = newKey(method, 1, at);
  return {
    current: key.id,
    keys: [key],
    digestKey: newSecret(),
    digestMethod: method === 'sm4-gcm' ? 'hmac-sm3' : 'hmac-sha256',
  };
}

/** The ring with one more key, which becomes the current one. */
export function withNewKey(ring: KeyRing, method: SealMethod, at: string): KeyRing {
  const numbers = ring.keys.map(({ id }) => Number(/^k(\d+)/.exec(id)?.[1] ?? 0));
  const key = newKey(method, Math.max(...numbers) + 1, at);
  const keys = ring.keys.map((each) => (each.id === ring.current ? { ...each, replacedAt: at } : each));
  return { ...ring, current: key.id, keys: [...keys, key] };
}

/** The ring without a key. @throws for the current key */
export function withoutKey(ring: KeyRing, id: string): KeyRing {
  if (id === ring.current) throw new Error('the current key cannot be removed');
  return { ...ring, keys: ring.keys.filter((key) => key.id !== id) };
}
