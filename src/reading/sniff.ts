/** What kind of bytes a file has, by its first bytes; a name is never trusted over the content. */
import type { ReadingProblem } from '../domain/pages/page.ts';
import { problems } from './problems.ts';

export type ByteKind = 'text' | 'zip' | 'pdf' | ReadingProblem;

/** Magic numbers of formats that are recognised in order to name the remedy. */
const refused: readonly [magic: readonly number[], problem: ReadingProblem][] = [
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], problems.oldOffice],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], problems.rtf],
  [[0x89, 0x50, 0x4e, 0x47], problems.image],
  [[0xff, 0xd8, 0xff], problems.image],
  [[0x47, 0x49, 0x46, 0x38], problems.image],
  [[0x49, 0x49, 0x2a, 0x00], problems.image],
  [[0x4d, 0x4d, 0x00, 0x2a], problems.image],
  [[0x52, 0x49, 0x46, 0x46], problems.image],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], problems.otherType],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], problems.otherType],
  [[0x1f, 0x8b], problems.otherType],
  [[0x7f, 0x45, 0x4c, 0x46], problems.otherType],
];

/** How far into a file `%PDF-` may stand: readers accept a mail header or a stray line before it. */
const PDF_SEARCH = 1024;

/** The kind of bytes, or the problem with its remedy when they are of a kind that is not read. */
export function sniffBytes(bytes: Uint8Array): ByteKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  for (const [magic, problem] of refused)
    if (startsWith(bytes, magic)) return problem === problems.oldOffice ? compoundFile(bytes) : problem;
  return hasPdfHeader(bytes) ? 'pdf' : 'text';
}

function startsWith(bytes: Uint8Array, magic: readonly number[], from = 0): boolean {
  for (let i = 0; i < magic.length; i++) if (bytes[from + i] !== magic[i]) return false;
  return true;
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  const magic = [0x25, 0x50, 0x44, 0x46, 0x2d];
  if (startsWith(bytes, magic)) return true;
  const head = bytes.subarray(0, PDF_SEARCH);
  for (let at = head.indexOf(0x25); at >= 0; at = head.indexOf(0x25, at + 1))
    if (startsWith(head, magic, at)) return head.subarray(0, at).every(isHeaderByte);
  return false;
}

/** White space and NUL: what may stand before a PDF's header without making the file a text about PDFs. */
function isHeaderByte(byte: number): boolean {
  return byte <= 0x20 || byte >= 0x80;
}

/** An encrypted DOCX or XLSX is packed into an old-style compound file under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function compoundFile(bytes: Uint8Array): ReadingProblem {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(ENCRYPTED) ? problems.encrypted : problems.oldOffice;
}
