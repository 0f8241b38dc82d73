/** What kind of file is to be released, by its bytes; its name is never trusted over them. */

import { redactLimits } from './limits.ts';
import { type Parts, readParts } from './office/package.ts';
import { type PictureKind, pictureKind } from './picture/clean-picture.ts';
import { problems, Refusal } from './problems.ts';

export type FileKind =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'docx' }
  | { readonly kind: 'xlsx'; readonly parts: Parts }
  | { readonly kind: 'picture'; readonly picture: PictureKind }
  | { readonly kind: 'text' };

/** @throws Refusal `empty`, `too-large`, `unsupported-type`, `encrypted`, `damaged` */
export async function fileKind(bytes: Uint8Array): Promise<FileKind> {
  if (bytes.byteLength === 0) throw new Refusal(problems.empty);
  if (bytes.byteLength > redactLimits.bytes) throw new Refusal(problems.tooLarge);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, PDF_SEARCH).includes('%PDF-')) return { kind: 'pdf' };
  const picture = pictureKind(bytes);
  if (picture !== null) return { kind: 'picture', picture };
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') {
    const parts = await readParts(bytes);
    const main = [...parts.keys()].find((name) => /^(?:word\/document\d*|xl\/workbook)\.xml$/.test(name));
    if (main?.startsWith('word/') === true) return { kind: 'docx' };
    if (main?.startsWith('xl/') === true) return { kind: 'xlsx', parts };
    throw new Refusal(problems.unsupported);
  }
  if (buffer.subarray(0, 4).toString('hex') === COMPOUND)
    throw new Refusal(buffer.includes(ENCRYPTED) ? problems.encrypted : problems.unsupported);
  if (isText(buffer)) return { kind: 'text' };
  throw new Refusal(problems.unsupported);
}

const PDF_SEARCH = 1024;
const COMPOUND = 'd0cf11e0';
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function isText(buffer: Buffer): boolean {
  const utf16 = (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
  return utf16 || !buffer.includes(0);
}
