/** The PDF engine, with a canvas to print pages on. */
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';

export type { PDFDocumentProxy, PDFPageProxy };

export interface PdfEngine {
  readonly document: PDFDocumentProxy;
  /** Codes of drawing operations, by name. */
  readonly ops: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Opens a document. @throws Refusal `encrypted`, `damaged`, `too-many-pages` */
export async function openPdf(bytes: Uint8Array): Promise<PdfEngine> {
  const { createIsomorphicCanvasFactory, getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const CanvasFactory = await createIsomorphicCanvasFactory(() => import('@napi-rs/canvas'));
  const { OPS } = await getResolvedPDFJS();
  const settings = {
    verbosity: 0,
    CanvasFactory,
    // Glyphs are drawn from the file's own outlines; no font of this machine gets into a released file.
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  };
  try {
    // The engine takes over the buffer that it is given.
    const document = await getDocumentProxy(new Uint8Array(bytes), settings);
    if (document.numPages > redactLimits.pages) {
      await document.loadingTask.destroy();
      throw new Refusal(problems.tooManyPages);
    }
    return { document, ops: OPS, close: () => document.loadingTask.destroy() };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Refusal(locked ? problems.encrypted : problems.damaged);
  }
}

/**
 * Comments do not belong to what is released; filled forms and stamps do. Their drawing is switched off one by one.
 * @returns how many were switched off
 */
export async function hideComments(document: PDFDocumentProxy, page: PDFPageProxy): Promise<number> {
  let hidden = 0;
  for (const each of await page.getAnnotations()) {
    if (SHOWN.has(each.subtype)) continue;
    document.annotationStorage.setValue(each.id, { noView: true, noPrint: true });
    if (each.subtype !== 'Link') hidden++;
  }
  return hidden;
}

const SHOWN = new Set(['Widget', 'Stamp']);
/** The engine's mode in which the switches above are heeded. */
export const ANNOTATIONS_AS_SWITCHED = 3;
