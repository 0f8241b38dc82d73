/** The glyphs of every page of a PDF, as it would be printed. */
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';
import { ANNOTATIONS_AS_SWITCHED, hideComments, type PDFPageProxy, type PdfEngine } from './engine.ts';
import type { Glyph } from './glyph.ts';
import { type Drawing, type EngineFont, glyphsOf } from './glyphs.ts';
import type { Matrix } from './matrix.ts';

export interface ReadPage {
  readonly page: PDFPageProxy;
  /** In points, as shown. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly drawing: Drawing;
  /** Comments that are not shown in what is released. */
  readonly comments: number;
}

const FONT_ERROR = 'g_font_error';

/** Reads all pages. @throws Refusal `font-missing`, `too-large`, `damaged` */
export async function readPages(engine: PdfEngine): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  const layers = await engine.document.getOptionalContentConfig();
  let count = 0;
  for (let number = 1; number <= engine.document.numPages; number++) {
    const page = await engine.document.getPage(number).catch(() => {
      throw new Refusal(problems.damaged);
    });
    const comments = await hideComments(engine.document, page);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const drawing: Drawing = await page.getOperatorList({ annotationMode: ANNOTATIONS_AS_SWITCHED });
    const glyphs = glyphsOf(
      drawing,
      engine.ops,
      transform as unknown as Matrix,
      (name) => fontOf(page, name),
      (layer) => layers.isVisible(layer as never),
    );
    count += glyphs.length;
    if (count > redactLimits.characters) throw new Refusal(problems.tooLarge);
    pages.push({ page, width, height, glyphs, drawing, comments });
  }
  return pages;
}

function fontOf(page: PDFPageProxy, name: string): EngineFont | null {
  if (name === FONT_ERROR || !page.commonObjs.has(name)) return null;
  return page.commonObjs.get(name) as EngineFont;
}
