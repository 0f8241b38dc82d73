/** An HTML page as pages. */
import type { ReadingResult } from '../../domain/pages/page.ts';
import { PageSink } from '../flow/page-sink.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import type { DecodedText } from '../text/decode.ts';
import { scanHtml } from './scan-html.ts';

/**
 * Reads the visible text and the tables of a page. Scripts, styles and hidden elements are left out. Problems:
 * `too-large`, `too-many-cells`, `damaged` (tables nested too deep), `timeout`, `empty`.
 */
export function readHtml(decoded: DecodedText, limits: ReadingLimits): ReadingResult {
  const sink = new PageSink(limits);
  const scanned = scanHtml(decoded.text, sink, limits);
  if ('code' in scanned) return failure(scanned);
  if (sink.lines.length === 0) return failure(problems.empty);
  const { blocks, lines } = sink;
  const title = scanned.title === '' ? undefined : { title: scanned.title };
  return { ok: true, pages: { format: 'html', encoding: decoded.encoding, ...title, blocks, lines } };
}
