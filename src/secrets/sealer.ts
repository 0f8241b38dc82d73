/**
 * Seals: authenticated encryption of small texts. A sealed text reads `v1.<key>.<nonce>.<ciphertext and tag>`, the last
 * two in base64url. What is authenticated beside the text: version, key and the place it is kept in; so it opens nowhere
 * else, and with no other key.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealer } from '../usecases/ports/secrets.ts';
import {
  type DigestMethod,
  fixedRing,
  type KeyRing,
  type KeyRingSource,
  type SealKey,
  type SealMethod,
} from './key-ring.ts';

const version = 'v1';
/** 96 bits, as NIST SP 800-38D recommends for random nonces (below 2^32 seals with one key). */
const nonceBytes = 12;
const tagBytes = 16;

const ciphers = {
  'aes-256-gcm': { keyBytes: 32, hash: 'sha256' },
  'sm4-gcm': { keyBytes: 16, hash: 'sm3' },
} as const satisfies Record<SealMethod, { keyBytes: number; hash: string }>;

const digestHashes = { 'hmac-sha256': 'sha256', 'hmac-sm3': 'sm3' } as const satisfies Record<
  DigestMethod,
  string
>;

/** A sealed text that cannot be opened. The message never holds any of it. */
export class SealError extends Error {
  readonly code: 'not-sealed' | 'unknown-key' | 'changed';
  constructor(code: SealError['code'], message: string) {
    super(message);
    this.name = 'SealError';
    this.code = code;
  }
}

interface Parts {
  readonly keyId: string;
  readonly nonce: Buffer;
  readonly body: Buffer;
}

/** Seals with the ring's current key and opens with all of them. */
export function createSealer(given: KeyRing | KeyRingSource): Sealer {
  const source = 'now' in given ? given : fixedRing(given);
  const derived = new WeakMap<SealKey, Buffer>();
  const cipherKey = (key: SealKey): Buffer => {
    let made = derived.get(key);
    if (made === undefined) {
      const { keyBytes, hash } = ciphers[key.method];
      made = derive(key.secret, `gongkai/seal/${key.method}`, hash, keyBytes);
      derived.set(key, made);
    }
    return made;
  };
  const keyFor = (id: string): SealKey => {
    const of = (ring: KeyRing) => ring.keys.find((key) => key.id === id);
    // Another process may have added the key since the ring was read.
    const key = of(source.now()) ?? of(source.again());
    if (key === undefined)
      throw new SealError('unknown-key', `sealed with key ${id}, which is not in the key ring`);
    return key;
  };
  return {
    get currentKey() {
      return source.now().current;
    },
    knows: (key) => [source.now(), source.again()].some(({ keys }) => keys.some(({ id }) => id === key)),
    keyOf: (sealed) => partsOf(sealed).keyId,
    seal: (value, place) => {
      const ring = source.now();
      const key = ring.keys.find(({ id }) => id === ring.current)!;
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(key.method as 'aes-256-gcm', cipherKey(key), nonce, {
        authTagLength: tagBytes,
      });
      cipher.setAAD(bound(key.id, place));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, key.id, nonce.toString('base64url'), body.toString('base64url')].join('.');
    },
    open: (sealed, place) => {
      const { keyId, nonce, body } = partsOf(sealed);
      const key = keyFor(keyId);
      const decipher = createDecipheriv(key.method as 'aes-256-gcm', cipherKey(key), nonce, {
        authTagLength: tagBytes,
      });
      decipher.setAAD(bound(keyId, place));
      decipher.setAuthTag(body.subarray(-tagBytes));
      try {
        const text = Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]);
        return text.toString('utf8');
      } catch {
        throw new SealError(
          'changed',
          `sealed with key ${keyId}: changed, moved, or the key is another one of this name`,
        );
      }
    },
    digest: (value, purpose) => {
      const { digestKey, digestMethod = 'hmac-sha256' } = source.now();
      const hash = digestHashes[digestMethod];
      const key = derive(digestKey, `gongkai/digest/${purpose}`, hash, 32);
      return createHmac(hash, key).update(value, 'utf8').digest('base64url');
    },
  };
}

/** HKDF (RFC 5869): keys for different uses have nothing to do with each other. */
function derive(secret: string, use: string, hash: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync(hash, Buffer.from(secret, 'base64url'), '', use, bytes));
}

const bound = (keyId: string, place: string): Buffer => Buffer.from(`${version}\0${keyId}\0${place}`, 'utf8');

function partsOf(sealed: string): Parts {
  const parts = sealed.split('.');
  const [first, keyId, nonceText, bodyText] = parts;
  if (parts.length !== 4 || first !== version || !keyId || !nonceText || !bodyText) {
    throw new SealError('not-sealed', 'not a sealed text');
  }
  const nonce = strict(nonceText);
  const body = strict(bodyText);
  if (nonce.length !== nonceBytes || body.length < tagBytes)
    throw new SealError('not-sealed', 'not a sealed text');
  return { keyId, nonce, body };
}

/** Bytes of base64url; another spelling of the same bytes is refused, so that a seal has one form only. */
function strict(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SealError('not-sealed', 'not a sealed text');
  return bytes;
}
