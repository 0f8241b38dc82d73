/** The PDF engine, with a canvas to print pages on. */
import type { GlobalFonts } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { standInFiles } from '../../letter/faces.ts';
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
  const canvas = await import('@napi-rs/canvas');
  const CanvasFactory = await createIsomorphicCanvasFactory(async () => canvas);
  registerStandIns(canvas.GlobalFonts);
  const { OPS } = await getResolvedPDFJS();
  const settings = {
    verbosity: 0,
    CanvasFactory,
    // Glyphs are drawn from the file's own outlines, or by the stand-ins where it has none: the same on every machine.
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

let registered = false;

function registerStandIns(fonts: typeof GlobalFonts): void {
  if (registered) return;
  for (const [family, path] of standInFiles()) fonts.registerFromPath(path, family);
  registered = true;
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
