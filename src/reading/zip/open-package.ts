/** The parts of a zip package, guarded against what a hostile one declares or unpacks to. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { type ReadingLimits, startClock } from '../limits.ts';
import { problems } from '../problems.ts';
import { decodeText } from '../text/decode.ts';

export interface ZipPackage {
  /** Names of all parts, as they stand in the directory. */
  readonly names: ReadonlySet<string>;
  /** The text of a part; undefined when there is none of that name. */
  read(name: string): Promise<string | ReadingProblem | undefined>;
}

/** Entries below this size are not measured by ratio. */
const SMALL = 1024 * 1024;

/**
 * Opens a package and reads its directory. Problems: `damaged` (no directory, or one that contradicts itself),
 * `too-large` (more entries or bytes than allowed). Encrypted parts are found on reading.
 */
export async function openPackage(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<ZipPackage | ReadingProblem> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  const late = startClock(limits);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    if (zip.entryCount > limits.zipEntries) return problems.bomb;
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName, entry);
      if (entries.size > limits.zipEntries) return problems.bomb;
    }
  } catch {
    return problems.damaged;
  }

  let left = limits.unpackedBytes;
  async function read(name: string): Promise<string | ReadingProblem | undefined> {
    const entry = entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.isEncrypted()) return problems.encrypted;
    if (entry.uncompressedSize > left) return problems.bomb;
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * limits.zipRatio)
      return problems.bomb;
    const pieces: Buffer[] = [];
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        pieces.push(piece as Buffer);
        left -= (piece as Buffer).byteLength;
        if (left < 0) return problems.bomb;
        if (late()) return problems.timeout;
      }
    } catch {
      return problems.damaged;
    }
    const decoded = decodeText(Buffer.concat(pieces));
    return 'code' in decoded ? problems.damaged : decoded.text;
  }
  return { names: new Set(entries.keys()), read };
}
