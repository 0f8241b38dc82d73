/** A file as neutral pages, whatever its format. */
import type { ReadingResult } from '../domain/pages/page.ts';
import { type ReadingLimits, withDefaults } from './limits.ts';
import { failure, problems } from './problems.ts';
import { sniffBytes } from './sniff.ts';
import { readText } from './text/read-text.ts';

export { readText } from './text/read-text.ts';

/**
 * Reads a file: HTML, plain text, Markdown, DOCX, XLSX or PDF, told apart by content; `name` only helps among text
 * files. Never throws for what a file holds; every expected failure is a problem value with a remedy.
 */
export async function readPages(
  bytes: Uint8Array,
  name: string,
  limits?: Partial<ReadingLimits>,
): Promise<ReadingResult> {
  const bounds = withDefaults(limits);
  if (bytes.byteLength === 0) return failure(problems.empty);
  if (bytes.byteLength > bounds.bytes) return failure(problems.tooLarge);
  const kind = sniffBytes(bytes);
  if (kind === 'text') return readText(bytes, name, bounds);
  if (kind === 'zip') return (await import('./zip/read-package.ts')).readPackage(bytes, bounds);
  if (kind === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(bytes, bounds);
  return failure(kind);
}
