/**
 * A lock file: the embedded database itself lets two processes write into one folder, which destroys it.
 *
 * The lock of a dead process is taken over. Two processes that see the same dead lock must not both do so, and
 * the slower one must not remove the quicker one's new lock: whoever takes over lock `id` first takes the guard
 * lock `<path>.<id>`, then looks again whether `id` is still there.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs';
import { type ProcessIdentity, stillRuns, thisProcess } from './process-identity.ts';

export interface LockHolder extends ProcessIdentity {
  readonly id: string;
  /** ISO instant at which the lock was taken. */
  readonly since: string;
}

export type LockResult =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly holder: LockHolder | null };

/** A holder shows life this often, for readers to whom its pid means nothing (another container, same folder). */
const HEARTBEAT_MS = 5_000;
/** Without a sign of life for this long, such a holder counts as dead. */
const SILENCE_MS = 30_000;
/** A lock file without content is one being written this very moment, or half written by a process that died. */
const WRITING_MS = 5_000;

interface Found {
  readonly id: string;
  readonly holder: LockHolder | null;
  readonly ageMs: number;
}

function look(path: string): Found | null {
  try {
    const { mtimeMs, ino } = statSync(path);
    const ageMs = Date.now() - mtimeMs;
    const text = readFileSync(path, 'utf8');
    try {
      const holder = JSON.parse(text) as LockHolder;
      return { id: holder.id, holder, ageMs };
    } catch {
      return { id: `unreadable-${ino}`, holder: null, ageMs };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function dead({ holder, ageMs }: Found): boolean {
  if (holder === null) return ageMs > WRITING_MS;
  const runs = stillRuns(holder);
  return runs === null ? ageMs > SILENCE_MS : !runs;
}

/** Writes the lock file; false when there already is one. */
function create(path: string, holder: LockHolder): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
  } finally {
    closeSync(file);
  }
  return true;
}

function removeOwn(path: string, id: string): void {
  try {
    if (look(path)?.id === id) unlinkSync(path);
  } catch {
    // The folder is gone or no longer ours: nothing is left to give back.
  }
}

/** Takes the lock without a heartbeat. @throws the file system's error when the folder cannot be written. */
function take(path: string): LockResult {
  const own: LockHolder = {
    id: randomBytes(6).toString('hex'),
    ...thisProcess(),
    since: new Date().toISOString(),
  };
  const held: LockResult = { ok: true, release: () => removeOwn(path, own.id) };
  if (create(path, own)) return held;

  const found = look(path);
  if (found === null) return create(path, own) ? held : { ok: false, holder: null };
  if (!dead(found)) return { ok: false, holder: found.holder };

  const guard = take(`${path}.${found.id}`);
  if (!guard.ok) return { ok: false, holder: guard.holder };
  try {
    if (look(path)?.id === found.id) unlinkSync(path);
    return create(path, own) ? held : { ok: false, holder: look(path)?.holder ?? null };
  } finally {
    guard.release();
  }
}

/**
 * Takes the lock and shows life until released.
 * @throws the file system's error when the folder cannot be written.
 */
export function takeLock(path: string): LockResult {
  const result = take(path);
  if (!result.ok) return result;
  const heartbeat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(path, now, now);
    } catch {
      // A folder that vanished is reported by the database, not by the heartbeat.
    }
  }, HEARTBEAT_MS).unref();
  return {
    ok: true,
    release: () => {
      clearInterval(heartbeat);
      result.release();
    },
  };
}
