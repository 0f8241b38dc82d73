/** A PDF file as pages. The PDF engine is large, so it is loaded with the first PDF. */
import type { ReadingProblem, ReadingResult } from '../../domain/pages/page.ts';
import { PageSink } from '../flow/page-sink.ts';
import { type ReadingLimits, startClock } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import { drawnRules } from './drawn-rules.ts';
import { joinTables, type Part } from './join-tables.ts';
import { boxOf, type Piece, printedPieces, type TextItem } from './piece.ts';
import { printPart } from './print-page.ts';
import { printedLines } from './printed-lines.ts';
import { type Frame, ruledFrames } from './ruled-frame.ts';
import { fillFrames } from './ruled-table.ts';

/**
 * Reads the text layer of a PDF. Problems: `encrypted` (a password is needed to open it), `no-text-layer`,
 * `too-many-pages`, `damaged`, `too-large`, `too-many-cells`, `timeout`.
 */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadingResult> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const late = startClock(limits);
  try {
    // The engine takes over the buffer that it is given. No picture is looked at.
    const settings = { verbosity: 0, useSystemFonts: false, maxImageSize: 1 };
    const pdf = await getDocumentProxy(new Uint8Array(bytes), settings);
    try {
      if (pdf.numPages > limits.pages) return failure(problems.tooManyPages);
      const parts: Part[] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const { transform } = page.getViewport({ scale: 1 });
        const content = await page.getTextContent();
        const items = content.items.filter((item): item is typeof item & TextItem => 'str' in item);
        const pieces = printedPieces(items, transform);
        const drawn = pieces.length === 0 ? [] : drawnRules(await page.getOperatorList(), OPS, transform);
        parts.push(...partsOf(pieces, ruledFrames(drawn), number));
        page.cleanup();
        if (late()) return failure(problems.timeout);
      }
      const sink = new PageSink(limits);
      for (const part of joinTables(parts)) {
        printPart(part, sink);
        if (sink.problem !== undefined) return failure(sink.problem);
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

/** A page's ruled tables and the lines between them, from top to bottom. */
function partsOf(pieces: readonly Piece[], frames: readonly Frame[], page: number): Part[] {
  const { tables, outside, refused } = fillFrames(frames, pieces, page);
  const framed = refused.map((each): [number, Part] => [
    boxOf(each).y,
    { kind: 'lines', page, lines: printedLines(each), framed: true },
  ]);
  const ruled = tables.map((table): [number, Part] => [table.top, { kind: 'table', page, table }]);
  const parts: Part[] = [];
  let rest = outside;
  const linesAbove = (y: number) => {
    const lines = printedLines(rest.filter((piece) => piece.y < y));
    if (lines.length > 0) parts.push({ kind: 'lines', page, lines });
    rest = rest.filter((piece) => piece.y >= y);
  };
  for (const [top, part] of [...framed, ...ruled].sort((a, b) => a[0] - b[0])) {
    linesAbove(top);
    parts.push(part);
  }
  linesAbove(Infinity);
  return parts;
}

function pdfProblem(error: unknown): ReadingProblem {
  return error instanceof Error && error.name === 'PasswordException' ? problems.encrypted : problems.damaged;
}

function declaredTitle(info: object): string | undefined {
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' ? undefined : title;
}
