/** Bytes to text: which character set a file is in, decided by what the bytes can be. */
import { isUtf8 } from 'node:buffer';
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { problems } from '../problems.ts';

export interface DecodedText {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, or the label of an HTML page's declared set. */
  readonly encoding: string;
}

/** Share of broken characters up to which a file still counts as UTF-8 with a few damaged places. */
const TOLERATED_UTF8 = 0.02;
/** Share of broken characters from which no character set fits. */
const UNREADABLE = 0.1;
/** How far into a page `<meta charset>` is looked for, in bytes. */
const META_SEARCH = 4096;

/**
 * Decodes a text file. A byte order mark decides; then valid UTF-8 is UTF-8 whatever the page declares; then the
 * set that an HTML page declares; then GB18030, the superset of GB2312 and GBK.
 */
export function decodeText(bytes: Uint8Array): DecodedText | ReadingProblem {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes.subarray(2));
  if (bytes.includes(0)) return problems.binary;
  if (isUtf8(bytes)) return { text: utf8(bytes), encoding: 'utf-8' };
  const lossy = utf8(bytes);
  if (brokenShare(lossy) <= TOLERATED_UTF8) return { text: lossy, encoding: 'utf-8' };
  return decodeAs(declaredCharset(bytes) ?? 'gb18030', bytes);
}

function utf8(bytes: Uint8Array): string {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.byteLength - from).toString('utf8');
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText | ReadingProblem {
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0') || brokenShare(text) > UNREADABLE) return problems.binary;
  return { text, encoding };
}

/** Replacement characters over all characters outside ASCII. */
function brokenShare(text: string): number {
  let broken = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    foreign++;
    if (code === 0xfffd) broken++;
  }
  return foreign === 0 ? 0 : broken / foreign;
}

/** The character set of `<meta charset>` where it is a known one that is neither UTF-8 nor UTF-16. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, META_SEARCH)).toString(
    'latin1',
  );
  const label = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,20})/i.exec(head)?.[1];
  if (label === undefined) return undefined;
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-') ? undefined : name === 'gbk' ? 'gb18030' : name;
  } catch {
    return undefined;
  }
}
