/**
 * The keys of the installation: from the environment, or from a file that only its owner may read, made at the first
 * start. A key that is lost is never silently replaced: what was sealed with it could never be opened again.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import {
  fixedRing,
  type KeyRing,
  type KeyRingSource,
  newKeyRing,
  parseKeyRing,
  printKeyRing,
  type RingRead,
  type SealMethod,
} from './key-ring.ts';

export type KeysRead =
  | { readonly ok: true; readonly source: KeyRingSource; readonly origin: 'environment' | 'file' }
  | { readonly ok: false; readonly message: string };

export interface KeySettings {
  /** The file. */
  readonly path: string;
  /** The key ring as JSON from the environment (GONGKAI_KEYS), or null. */
  readonly given: string | null;
  /** For a file that is made now. */
  readonly method: SealMethod;
  /** ISO instant, for a file that is made now. */
  readonly at: string;
  /** Ids of the keys that something in the database was sealed with. */
  readonly keysInDatabase: readonly string[];
}

/** Reads the keys; makes the file when there is neither one nor anything sealed. */
export function readKeys(settings: KeySettings): KeysRead {
  const { given, path, keysInDatabase } = settings;
  if (given !== null) {
    const read = parseKeyRing(given);
    if (!read.ok)
      return refusal(`环境变量 GONGKAI_KEYS 的内容有误（${read.wrong.join('、')}）：请恢复原来的密钥。`);
    return complete(fixedRing(read.ring), 'environment', keysInDatabase);
  }
  const found = readKeyFile(path);
  if (found.ok) return complete(followFile(path, found.ring), 'file', keysInDatabase);
  if (found.problem !== 'absent') return refusal(found.message);
  if (keysInDatabase.length > 0) {
    return refusal(
      `找不到密钥文件 ${path}，而数据库里已有用密钥 ${keysInDatabase.join('、')} 加密的数据：请从备份恢复密钥文件，或检查 GONGKAI_KEY_FILE。新建密钥会使这些数据永远无法解密，程序不会这样做。`,
    );
  }
  const made = makeKeyFile(path, newKeyRing(settings.method, settings.at));
  return made === null ? readKeys({ ...settings, keysInDatabase }) : refusal(made);
}

const refusal = (message: string): KeysRead => ({ ok: false, message });

/** The ring must hold every key that the database needs. */
function complete(
  source: KeyRingSource,
  origin: 'environment' | 'file',
  keysInDatabase: readonly string[],
): KeysRead {
  const held = new Set(source.now().keys.map(({ id }) => id));
  const lost = keysInDatabase.filter((id) => !held.has(id));
  if (lost.length === 0) return { ok: true, source, origin };
  return refusal(
    `数据库里有用密钥 ${lost.join('、')} 加密的数据，但现有密钥中没有它：密钥和数据库可能来自不同的备份，请恢复与数据库配套的密钥。`,
  );
}

type FileRead =
  | { readonly ok: true; readonly ring: KeyRing }
  | {
      readonly ok: false;
      readonly problem: 'absent' | 'open-to-others' | 'damaged' | 'unreadable';
      readonly message: string;
    };

/** Reads the file; what others could have read or changed is not used. */
export function readKeyFile(path: string): FileRead {
  let text: string;
  try {
    const { mode } = statSync(path);
    // Windows has no such bits: there the folder's access list decides.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      return {
        ok: false,
        problem: 'open-to-others',
        message: `密钥文件 ${path} 的权限过宽，其他用户可以读写：请运行 chmod 600 ${path}；如果其他人可能已经读过，恢复权限后请再运行 gongkai key rotate。`,
      };
    }
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? { ok: false, problem: 'absent', message: `没有密钥文件 ${path}。` }
      : {
          ok: false,
          problem: 'unreadable',
          message: `无法读取密钥文件 ${path}（${code}）：请检查它的所有者和权限。`,
        };
  }
  const read: RingRead = parseKeyRing(text);
  if (read.ok) return read;
  const wrong = read.wrong.join('、');
  return {
    ok: false,
    problem: 'damaged',
    message: `密钥文件 ${path} 已损坏（${wrong}）：请从备份恢复，不要删除或改写它。`,
  };
}

/**
 * Writes a new file; one that another process made meanwhile is left alone.
 * @returns what is wrong, or null
 */
function makeKeyFile(path: string, ring: KeyRing): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = writeDraft(path, ring);
    try {
      // A link, unlike a rename, never takes the place of a file that is there; and the file is whole from the start.
      linkSync(draft, path);
      flush(dirname(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    return null;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === '') throw error;
    return `无法写入密钥文件 ${path}（${code}）：请检查文件夹的写权限，或用 GONGKAI_KEY_FILE 另指位置。`;
  }
}

/** Puts another ring into the file's place, whole or not at all. */
export function replaceKeyFile(path: string, ring: KeyRing): void {
  const draft = writeDraft(path, ring);
  try {
    renameSync(draft, path);
    flush(dirname(path));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeDraft(path: string, ring: KeyRing): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, printKeyRing(ring), { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}

/** Makes a new name in the folder outlive a power failure, where the system can. */
function flush(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows cannot open folders; there the file system keeps the order itself.
  }
}

/**
 * The ring of a file that `gongkai key rotate` may change while the program runs. Whether it was replaced is asked of
 * the file system (microseconds). A file that cannot be read now leaves the ring that was read last.
 */
export function followFile(path: string, first: KeyRing): KeyRingSource {
  let ring = first;
  let seen = stamp(path);
  const again = () => {
    seen = stamp(path);
    const read = readKeyFile(path);
    if (read.ok) ring = read.ring;
    return ring;
  };
  return { now: () => (stamp(path) === seen ? ring : again()), again };
}

function stamp(path: string): string {
  const { ino, mtimeNs, size } = statSync(path, { bigint: true, throwIfNoEntry: false }) ?? {};
  return `${ino} ${mtimeNs} ${size}`;
}
