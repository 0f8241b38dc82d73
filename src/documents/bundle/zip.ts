/** Files as one zip, byte for byte the same for the same files. */
import { ZipFile } from 'yazl';

/** The earliest day that zip can write: no entry tells when it was made. */
const FIXED = new Date(1980, 0, 1);
const MODE = 0o100644;

/**
 * Packs entries in order. Compressed bytes are not compressed again.
 * @throws when two entries have one name, or a name leaves the archive
 */
export async function zip(
  entries: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const names = new Set<string>();
  const file = new ZipFile();
  for (const { name, bytes } of entries) {
    if (names.has(name)) throw new Error('two entries of one name in a zip');
    names.add(name);
    file.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
      mtime: FIXED,
      mode: MODE,
      compress: !/\.(?:zip|docx|xlsx|pdf|png|jpe?g)$/i.test(name),
      forceDosTimestamp: true,
    });
  }
  file.end();
  const pieces: Buffer[] = [];
  for await (const piece of file.outputStream) pieces.push(Buffer.from(piece));
  return new Uint8Array(Buffer.concat(pieces));
}
