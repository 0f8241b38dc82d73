/** A PDF file as pages. The PDF engine is large, so it is loaded with the first PDF. */
import type { ReadingProblem, ReadingResult } from '../../domain/pages/page.ts';
import { PageSink } from '../flow/page-sink.ts';
import { type ReadingLimits, startClock } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import { printPage } from './print-page.ts';
import { printedLines, type TextItem } from './printed-lines.ts';

/**
 * Reads the text layer of a PDF. Problems: `encrypted` (a password is needed to open it), `no-text-layer`,
 * `too-many-pages`, `damaged`, `too-large`, `too-many-cells`, `timeout`.
 */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadingResult> {
  const { getDocumentProxy } = await import('unpdf');
  const late = startClock(limits);
  try {
    // The engine takes over the buffer that it is given.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
    try {
      if (pdf.numPages > limits.pages) return failure(problems.tooManyPages);
      const sink = new PageSink(limits);
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const content = await page.getTextContent();
        const items = content.items.filter((item): item is typeof item & TextItem => 'str' in item);
        sink.page = number;
        printPage(printedLines(items, page.getViewport({ scale: 1 }).transform), sink);
        page.cleanup();
        if (sink.problem !== undefined) return failure(sink.problem);
        if (late()) return failure(problems.timeout);
      }
      if (sink.lines.length === 0) return failure(problems.noTextLayer);
      const title = declaredTitle((await pdf.getMetadata()).info);
      const { blocks, lines } = sink;
      return { ok: true, pages: { format: 'pdf', ...(title !== undefined && { title }), blocks, lines } };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    return failure(pdfProblem(error));
  }
}

function pdfProblem(error: unknown): ReadingProblem {
  return error instanceof Error && error.name === 'PasswordException' ? problems.encrypted : problems.damaged;
}

function declaredTitle(info: object): string | undefined {
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' ? undefined : title;
}
