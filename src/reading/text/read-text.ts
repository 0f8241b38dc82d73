/** Text files: plain text, Markdown and HTML. Synchronous, for the fast path. */
import type { ReadingResult } from '../../domain/pages/page.ts';
import { looksLikeHtml } from '../html/looks-like-html.ts';
import { readHtml } from '../html/read-html.ts';
import { type ReadingLimits, withDefaults } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import { sniffBytes } from '../sniff.ts';
import { decodeText } from './decode.ts';
import { readLines } from './read-lines.ts';

/**
 * Reads a file that is text. `name` (with or without a folder) only helps to tell Markdown and text from HTML.
 * Never throws; every expected failure is a problem value: `empty`, `too-large`, `damaged`, `too-many-cells`,
 * `timeout`, and `unsupported-type` for bytes that are no text (see `readPages` for DOCX, XLSX and PDF).
 */
export function readText(bytes: Uint8Array, name: string, limits?: Partial<ReadingLimits>): ReadingResult {
  const bounds = withDefaults(limits);
  if (bytes.byteLength === 0) return failure(problems.empty);
  if (bytes.byteLength > bounds.bytes) return failure(problems.tooLarge);
  const kind = sniffBytes(bytes);
  if (kind !== 'text') return failure(typeof kind === 'string' ? problems.otherType : kind);
  const decoded = decodeText(bytes);
  if ('code' in decoded) return failure(decoded);
  if (decoded.text.length > bounds.characters) return failure(problems.tooLarge);
  if (!/\S/.test(decoded.text)) return failure(problems.empty);
  return looksLikeHtml(decoded.text, name) ? readHtml(decoded, bounds) : readLines(decoded, name, bounds);
}
