/** A DOCX file as pages. */
import type { ReadingResult } from '../../domain/pages/page.ts';
import { FlowWriter } from '../flow/flow-writer.ts';
import { PageSink } from '../flow/page-sink.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import type { ZipPackage } from '../zip/open-package.ts';
import { packageTitle } from '../zip/package-title.ts';
import { scanXml } from '../zip/scan-xml.ts';
import { DocumentHandler } from './document-handler.ts';

/**
 * Reads the body of a document: paragraphs, tables and text boxes; no headers, footers or notes. Problems:
 * `encrypted`, `damaged`, `too-large`, `too-many-cells`, `timeout`, `empty`.
 */
export async function readDocx(parts: ZipPackage, limits: ReadingLimits): Promise<ReadingResult> {
  const xml = await parts.read('word/document.xml');
  if (xml === undefined) return failure(problems.damaged);
  if (typeof xml !== 'string') return failure(xml);
  const sink = new PageSink(limits);
  const flow = new FlowWriter(sink, limits, false);
  const problem = scanXml(xml, new DocumentHandler(flow), limits) ?? sink.problem;
  if (problem !== undefined) return failure(problem);
  flow.end();
  if (sink.problem !== undefined) return failure(sink.problem);
  if (sink.lines.length === 0) return failure(problems.empty);
  const title = await packageTitle(parts, limits);
  const { blocks, lines } = sink;
  return { ok: true, pages: { format: 'docx', ...(title !== undefined && { title }), blocks, lines } };
}
