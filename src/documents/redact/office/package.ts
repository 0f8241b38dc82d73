/** The parts of an Office file (a zip), guarded against what a hostile one declares or unpacks to. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';

export type Parts = ReadonlyMap<string, Uint8Array>;

const SMALL = 1024 * 1024;

/** Unpacks every part. @throws Refusal `damaged`, `encrypted`, `too-large` */
export async function readParts(bytes: Uint8Array): Promise<Parts> {
  const parts = new Map<string, Uint8Array>();
  let left: number = redactLimits.unpackedBytes;
  const zip = await opened(bytes);
  try {
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= redactLimits.zipEntries) throw new Refusal(problems.tooLarge);
      if (entry.fileName.endsWith('/')) continue;
      const part = await unpacked(zip, entry, left);
      left -= part.byteLength;
      parts.set(entry.fileName.replaceAll('\\', '/').replace(/^\/+/, ''), part);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(problems.damaged);
  }
  return parts;
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch {
    throw new Refusal(problems.damaged);
  }
}

async function unpacked(zip: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new Refusal(problems.encrypted);
  const { uncompressedSize, compressedSize } = entry;
  const bomb = uncompressedSize > SMALL && uncompressedSize > compressedSize * redactLimits.zipRatio;
  if (bomb || uncompressedSize > left) throw new Refusal(problems.tooLarge);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).byteLength;
    if (size > left) throw new Refusal(problems.tooLarge);
  }
  return Buffer.concat(pieces);
}
