/** Where the running program can be spoken to: a socket that only its own user can open. */

import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Longest path of a socket that every system takes. */
const longestPath = 100;

/**
 * The socket of a data folder; null where there is none (Windows, whose pipes have no owner).
 * It lies in the data folder, which is closed to others; below a very long path in a private folder of its own.
 */
export function controlPath(dataFolder: string): string | null {
  if (process.platform === 'win32') return null;
  const inside = join(dataFolder, 'control.sock');
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `gongkai-${userInfo().uid}`);
  return isPrivate(folder) ? join(folder, `${name}.sock`) : null;
}

/** Makes the folder, or makes sure that it is ours and closed to others. */
function isPrivate(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It exists, or cannot be made: looked at next.
  }
  try {
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== userInfo().uid) return false;
    chmodSync(folder, 0o700);
    return true;
  } catch {
    return false;
  }
}
