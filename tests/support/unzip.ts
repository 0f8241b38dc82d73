/** What a zip holds: bundles of archived cases, DOCX. */
import { inflateRawSync } from 'node:zlib';

/** Names and contents, in the order of its index. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const size = zip.readUInt32LE(at + 20);
    const name = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(begin, begin + size);
    files.set(
      zip.toString('utf8', at + 46, at + 46 + name),
      zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content),
    );
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** The text of a DOCX. @throws when it is none */
export function docxText(bytes: Uint8Array): string {
  const document = unzip(bytes).get('word/document.xml');
  if (document === undefined) throw new Error('not a DOCX');
  return document.toString('utf8').replace(/<[^>]+>/g, '');
}
