import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/databases.ts';
import { type KeySettings, readKeys } from './key-file.ts';
import { newKeyRing, printKeyRing, withNewKey } from './key-ring.ts';
import { keyRingDoor } from './key-ring-file.ts';
import { createSealer } from './sealer.ts';

const at = '2026-11-21T01:00:00.000Z';

function settings(more: Partial<KeySettings> = {}): KeySettings {
  const path = join(temporaryFolder(), 'var', 'keys.json');
  return { path, given: null, method: 'aes-256-gcm', at, keysInDatabase: [], ...more };
}

function ringOf(given: KeySettings) {
  const read = readKeys(given);
  if (!read.ok) throw new Error(read.message);
  return read.source.now();
}

const messageOf = (given: KeySettings): string => {
  const read = readKeys(given);
  return read.ok ? 'read' : read.message;
};

describe('readKeys', () => {
  it('makes the file at the first start, for its owner only, and reads the same keys at the second', () => {
    const given = settings();
    const ring = ringOf(given);
    expect(statSync(given.path).mode & 0o777).toBe(0o600);
    expect(statSync(join(given.path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(given.path, '..'))).toEqual(['keys.json']);
    expect(ringOf(given)).toEqual(ring);
    expect(ring).toMatchObject({
      digestMethod: 'hmac-sha256',
      keys: [{ method: 'aes-256-gcm', madeAt: at }],
    });
  });

  it('makes SM4 keys with SM3 digests where they are asked for', () => {
    expect(ringOf(settings({ method: 'sm4-gcm' }))).toMatchObject({
      digestMethod: 'hmac-sm3',
      keys: [{ method: 'sm4-gcm' }],
    });
  });

  it('never gives two installations the same keys', () => {
    const [one, other] = [ringOf(settings()), ringOf(settings())];
    expect(one.current).not.toBe(other.current);
    expect(one.digestKey).not.toBe(other.digestKey);
    expect(one.keys[0]!.secret).not.toBe(one.digestKey);
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o620, 0o644])(
    'refuses a file that others may use (%o), and says how to mend it',
    (mode) => {
      const given = settings();
      ringOf(given);
      chmodSync(given.path, mode);
      expect(messageOf(given)).toContain(`chmod 600 ${given.path}`);
    },
  );

  it.each([
    ['cut', (text: string) => text.slice(0, 40), 'JSON'],
    ['empty', () => '', 'JSON'],
    ['short secret', (text: string) => text.replace(/("secret": ")[^"]{4}/, '$1'), 'keys.0.secret'],
    ['no such current key', (text: string) => text.replace(/("current": ")k1/, '$1k9'), 'current'],
    ['another cipher', (text: string) => text.replace('aes-256-gcm', 'rot13'), 'keys.0.method'],
    ['no digest key', (text: string) => text.replace('digestKey', 'digest'), 'digestKey'],
  ])(
    'refuses a damaged file (%s), names the entry, prints none of it and leaves it as it is',
    (_name, damage, entry) => {
      const given = settings();
      const { keys, digestKey } = ringOf(given);
      const damaged = damage(readFileSync(given.path, 'utf8'));
      writeFileSync(given.path, damaged);
      const message = messageOf(given);
      expect(message).toContain(given.path);
      expect(message).toContain(entry);
      expect(message).not.toContain(keys[0]!.secret.slice(4, 20));
      expect(message).not.toContain(digestKey.slice(0, 12));
      expect(readFileSync(given.path, 'utf8')).toBe(damaged);
    },
  );

  it('makes no new keys while the database holds sealed data', () => {
    const given = settings();
    const { current } = ringOf(given);
    rmSync(given.path);
    expect(messageOf({ ...given, keysInDatabase: [current] })).toContain(current);
    expect(existsSync(given.path)).toBe(false);
  });

  it('refuses keys of another installation, from the file and from the environment', () => {
    const given = settings();
    ringOf(given);
    const foreign = { ...given, keysInDatabase: ['k1-00000000'] };
    expect(messageOf(foreign)).toContain('k1-00000000');
    expect(messageOf({ ...foreign, given: printKeyRing(newKeyRing('sm4-gcm', at)) })).toContain(
      'k1-00000000',
    );
  });

  it('prefers the environment, and then makes no file', () => {
    const ring = newKeyRing('sm4-gcm', at);
    const given = settings({ given: JSON.stringify(ring) });
    expect(ringOf(given)).toEqual(ring);
    expect(existsSync(given.path)).toBe(false);
    const broken = messageOf({ ...given, given: '{"current":"my-secret"}' });
    expect(broken).toContain('GONGKAI_KEYS');
    expect(broken).not.toContain('my-secret');
  });

  it('says so when the folder cannot be written', () => {
    const given = settings();
    mkdirSync(given.path.replace(/\/var\/keys\.json$/, ''), { recursive: true });
    writeFileSync(join(given.path, '..'), 'a file where the folder should be');
    expect(messageOf(given)).toMatch(/ENOTDIR|EEXIST/);
  });

  it('gives processes that start at once the same keys', async () => {
    const { path } = settings();
    const script = `
      import { readKeys } from ${JSON.stringify(join(import.meta.dirname, 'key-file.ts'))};
      const read = readKeys({ path: ${JSON.stringify(path)}, given: null, method: 'aes-256-gcm', at: '${at}', keysInDatabase: [] });
      process.stdout.write(read.ok ? JSON.stringify(read.source.now()) : 'refused: ' + read.message);`;
    const start = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
        let out = '';
        child.stdout.on('data', (data: Buffer) => {
          out += data.toString();
        });
        child.on('error', reject).on('close', () => resolve(out));
      });
    const printed = await Promise.all(Array.from({ length: 5 }, start));
    expect(new Set(printed).size).toBe(1);
    expect(JSON.parse(printed[0]!)).toEqual(ringOf(settings({ path })));
    expect(readdirSync(join(path, '..'))).toEqual(['keys.json']);
  });
});

describe('a changed key file', () => {
  function opened(given: KeySettings) {
    const read = readKeys(given);
    if (!read.ok) throw new Error(read.message);
    return read.source;
  }

  it('is seen by a program that runs, for opening and for sealing', () => {
    const given = settings();
    const running = createSealer(opened(given));
    const command = opened(given);
    const added = keyRingDoor(command, given.path, 'aes-256-gcm').add(at, 'sm4-gcm');
    expect(added.ok).toBe(true);
    expect(running.currentKey).toBe(command.now().current);
    expect(running.open(createSealer(command).seal('a', 'p'), 'p')).toBe('a');
    expect(statSync(given.path).mode & 0o777).toBe(0o600);
  });

  it('leaves the keys that were read last when it is damaged or gone', () => {
    const given = settings();
    const source = opened(given);
    const before = source.now();
    writeFileSync(given.path, '{');
    expect(source.now()).toEqual(before);
    rmSync(given.path);
    expect(source.now()).toEqual(before);
  });

  it('notes when a key was replaced, and counts on', () => {
    const given = settings();
    const door = keyRingDoor(opened(given), given.path, 'aes-256-gcm');
    door.add('2026-12-01T00:00:00.000Z');
    expect(door.list()).toMatchObject([
      { current: false, madeAt: at, replacedAt: '2026-12-01T00:00:00.000Z' },
      { current: true, madeAt: '2026-12-01T00:00:00.000Z', replacedAt: null },
    ]);
    expect(door.list()[1]!.id).toMatch(/^k2-/);
    expect(JSON.stringify(door.list())).not.toContain('secret');
  });

  it('loses a key only when it is asked to, never the current one, and never one that it has not', () => {
    const given = settings();
    const door = keyRingDoor(opened(given), given.path, 'aes-256-gcm');
    const [first] = door.list();
    expect(door.remove(first!.id)).toMatchObject({ ok: false, problems: [{ code: 'key-current' }] });
    expect(door.remove('k7')).toMatchObject({ ok: false, problems: [{ code: 'not-found' }] });
    door.add(at);
    expect(door.remove(first!.id)).toMatchObject({ ok: true });
    expect(door.list().map(({ id }) => id)).not.toContain(first!.id);
  });

  it('is changed by one process at a time, and by none when the keys come from the environment', () => {
    const given = settings();
    const source = opened(given);
    writeFileSync(`${given.path}.lock`, '');
    expect(keyRingDoor(source, given.path, 'aes-256-gcm').add(at)).toMatchObject({
      problems: [{ code: 'key-file-busy' }],
    });
    expect(keyRingDoor(source, null, 'aes-256-gcm').add(at)).toMatchObject({
      problems: [{ code: 'keys-from-environment' }],
    });
    rmSync(`${given.path}.lock`);
    expect(keyRingDoor(source, given.path, 'aes-256-gcm').add(at, 'rot13')).toMatchObject({
      problems: [{ code: 'cipher' }],
    });
  });

  it('keeps every key through many changes', () => {
    let ring = newKeyRing('aes-256-gcm', at);
    for (let n = 0; n < 12; n += 1) ring = withNewKey(ring, 'aes-256-gcm', at);
    expect(ring.keys.map(({ id }) => id.split('-')[0])).toEqual(ring.keys.map((_key, n) => `k${n + 1}`));
  });
});
