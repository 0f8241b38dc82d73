/** Looks for a text everywhere in a released file, by other means than the product's own proof. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';

/** Is the text anywhere: in the bytes, in what they unpack to, in what a reader extracts, with white space and tags between? */
export async function leaks(bytes: Uint8Array, text: string): Promise<boolean> {
  const buffer = Buffer.from(bytes);
  const pieces = [buffer, ...zipParts(buffer), ...pdfStreams(buffer)];
  const bare = text.replace(/\s/g, '');
  const utf16 = Buffer.from(bare, 'utf16le');
  const spellings = [Buffer.from(bare, 'utf8'), utf16, Buffer.from(utf16).swap16()];
  const all = [
    ...spellings,
    ...spellings.flatMap((each) => [each.toString('hex'), each.toString('hex').toUpperCase()]),
  ];
  if (pieces.some((piece) => all.some((each) => piece.includes(each)))) return true;
  for (const piece of pieces) {
    const readable = piece
      .toString('utf8')
      .replace(/<[^>]*>/g, '')
      .replace(/\s/g, '');
    if (readable.includes(bare)) return true;
  }
  return buffer.includes('%PDF-') && (await extracted(bytes)).includes(bare);
}

function pdfStreams(buffer: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    const end = buffer.indexOf('endstream', start);
    if (end < 0) break;
    try {
      streams.push(inflateSync(buffer.subarray(start, end)));
    } catch {
      // Not compressed this way: its bytes were looked at as they are.
    }
    at = end;
  }
  return streams;
}

function zipParts(buffer: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || buffer.toString('latin1', 0, 2) !== 'PK') return parts;
  let at = buffer.readUInt32LE(end + 16);
  for (let each = buffer.readUInt16LE(end + 10); each > 0; each--) {
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const local = buffer.readUInt32LE(at + 42);
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(from, from + size);
    parts.push(method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + buffer.readUInt16LE(at + 28) + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return parts;
}

/** Text of all pages as a reader extracts it, white space taken out. */
export async function extracted(pdf: Uint8Array): Promise<string> {
  return (await extractedPages(pdf)).join('');
}

/** The same by page. */
export async function extractedPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    pages.push(text.replace(/\s/g, ''));
  }
  await document.loadingTask.destroy();
  return pages;
}
