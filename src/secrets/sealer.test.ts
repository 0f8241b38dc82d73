import { describe, expect, it } from 'vitest';
import { type KeyRing, newKeyRing, sealMethods, withNewKey, withoutKey } from './key-ring.ts';
import { createSealer, SealError } from './sealer.ts';

const at = '2026-11-21T01:00:00.000Z';
const value = '11010519491231002X 浙江省青禾县';
const place = 'personal_datum/990121/account/a1/identity-number';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'opened';
};

describe.each(sealMethods)('sealer with %s', (method) => {
  const ring = newKeyRing(method, at);
  const sealer = createSealer(ring);

  it.each(['', 'a', value, '字'.repeat(10_000)])('opens what it sealed', (text) => {
    expect(sealer.open(sealer.seal(text, place), place)).toBe(text);
  });

  it('writes version, key, nonce and content, and nothing of the value', () => {
    const sealed = sealer.seal(value, place);
    expect(sealed).toMatch(/^v1\.k1-[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    expect(sealer.keyOf(sealed)).toBe(ring.current);
    expect(sealer.currentKey).toBe(ring.current);
    const body = Buffer.from(sealed.split('.')[3]!, 'base64url');
    expect(body.length).toBe(Buffer.byteLength(value) + 16);
    expect(body.includes('19491231')).toBe(false);
  });

  it('does not open after a change of any character', () => {
    const sealed = sealer.seal(value, place);
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(['not-sealed', 'unknown-key', 'changed'], `character ${at}`).toContain(
        codeOf(() => sealer.open(changed, place)),
      );
    }
  });

  it.each([
    '',
    'v1',
    'v1.k.n',
    'v1...',
    'v2.k1.AAAAAAAAAAAAAAAA.AAAA',
    'v1.k1.AAAA.AAAAAAAAAAAAAAAAAAAAAAAA',
    '13812345678',
  ])('says that %j is no sealed text', (text) => {
    expect(codeOf(() => sealer.open(text, place))).toBe('not-sealed');
  });

  it('does not open cut short, in another place, or with another key of the same name', () => {
    const sealed = sealer.seal(value, place);
    const [version, key, nonce, body] = sealed.split('.');
    const short = Buffer.from(body!, 'base64url').subarray(0, -1).toString('base64url');
    expect(codeOf(() => sealer.open([version, key, nonce, short].join('.'), place))).toBe('changed');
    expect(codeOf(() => sealer.open(sealed, `${place}x`))).toBe('changed');
    const impostor: KeyRing = { ...newKeyRing(method, at), current: ring.current };
    const renamed = { ...impostor, keys: impostor.keys.map((key) => ({ ...key, id: ring.current })) };
    expect(codeOf(() => createSealer(renamed).open(sealed, place))).toBe('changed');
    expect(codeOf(() => createSealer(newKeyRing(method, at)).open(sealed, place))).toBe('unknown-key');
  });

  it('keeps the content out of every error', () => {
    const sealed = sealer.seal(value, place);
    for (const work of [
      () => sealer.open(sealed, 'elsewhere'),
      () => createSealer(newKeyRing(method, at)).open(sealed, place),
    ]) {
      let words = '';
      try {
        work();
      } catch (error) {
        words = String((error as Error).stack);
      }
      expect(words).not.toBe('');
      expect(words).not.toContain('19491231');
      expect(words).not.toContain(sealed.split('.')[3]);
    }
  });

  it('uses no nonce twice in 10,000 seals', () => {
    const nonces = new Set(Array.from({ length: 10_000 }, () => sealer.seal('a', place).split('.')[2]));
    expect(nonces.size).toBe(10_000);
  });

  it('seals with the newest key and opens with the ones before', () => {
    const sealed = sealer.seal(value, place);
    const other = method === 'sm4-gcm' ? 'aes-256-gcm' : 'sm4-gcm';
    const rotated = withNewKey(ring, other, at);
    const later = createSealer(rotated);
    expect(later.open(sealed, place)).toBe(value);
    expect(later.keyOf(later.seal(value, place))).toMatch(/^k2-/);
    expect(later.digest(value, 'p')).toBe(sealer.digest(value, 'p'));
    expect(codeOf(() => createSealer(withoutKey(rotated, ring.current)).open(sealed, place))).toBe(
      'unknown-key',
    );
    expect(() => withoutKey(rotated, rotated.current)).toThrow();
  });

  it('asks for the ring again when it meets a key that it does not know', () => {
    const rotated = withNewKey(ring, method, at);
    const sealed = createSealer(rotated).seal(value, place);
    let held = ring;
    const following = createSealer({
      now: () => held,
      again: () => {
        held = rotated;
        return held;
      },
    });
    expect(following.currentKey).toBe(ring.current);
    expect(following.knows('k9')).toBe(false);
    held = ring;
    expect(following.open(sealed, place)).toBe(value);
    expect(following.currentKey).toBe(rotated.current);
    expect([ring.current, rotated.current].every((id) => following.knows(id))).toBe(true);
  });
});

describe('digest', () => {
  const fixed: KeyRing = {
    current: 'k1',
    keys: [{ id: 'k1', method: 'aes-256-gcm', secret: 'A'.repeat(43) }],
    digestKey: 'A'.repeat(43),
  };

  it('is what another program computes from 32 zero bytes: HKDF, then HMAC, with SHA-256 or SM3', () => {
    // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:00…00 -kdfopt info:gongkai/digest/p HKDF
    // printf 13812345678 | openssl dgst -sha256 -mac HMAC -macopt hexkey:<the line above>
    const text = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
    expect(createSealer(fixed).digest('13812345678', 'p')).toBe(
      text('86a85a44b907c07ef61a8cee25ece96d78d4920a80ab85a2e65cca2f2106433d'),
    );
    expect(createSealer({ ...fixed, digestMethod: 'hmac-sm3' }).digest('13812345678', 'p')).toBe(
      text('68a10c1c21fbf9d48410cf53347cde0e28f30e6bb0716d994a66be0ed0e373b7'),
    );
  });

  it('differs by purpose, by key and by value, and is no plain hash', () => {
    const sealer = createSealer(fixed);
    const digests = [
      sealer.digest('13812345678', 'p'),
      sealer.digest('13812345678', 'q'),
      sealer.digest('13812345679', 'p'),
      createSealer({ ...fixed, digestKey: `${'C'.repeat(42)}A` }).digest('13812345678', 'p'),
      createSealer({ ...fixed, digestMethod: 'hmac-sm3' }).digest('13812345678', 'p'),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(sealer.digest('13812345678', 'p')).toBe(digests[0]);
  });
});
