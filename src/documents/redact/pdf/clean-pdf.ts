/**
 * A PDF without what does not show. A plain one is copied page by page, with nothing but how its pages look. One that hides something
 * (layers, covered or unseen text, comments, forms) is printed anew as pictures.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { openPdf, type PdfEngine } from './engine.ts';
import { rasterOf } from './raster.ts';
import { type ReadPage, readPages } from './read-pages.ts';
import { redactPdf } from './redact-pdf.ts';
import { contentText, dropUnpainted } from './unused-objects.ts';

export interface CleanPdf {
  readonly bytes: Uint8Array;
  readonly removed: readonly string[];
}

/** @throws Refusal */
export async function cleanPdf(bytes: Uint8Array): Promise<CleanPdf> {
  const engine = await openPdf(bytes);
  let hidden: readonly string[];
  let removed: readonly string[];
  try {
    removed = await declared(engine);
    hidden = await hiddenThings(engine, await readPages(engine));
  } finally {
    await engine.close();
  }
  const copy = hidden.length > 0 ? null : await plainCopy(bytes);
  if (copy !== null) return { bytes: copy, removed };
  const { bytes: printed, notes } = await redactPdf(bytes, []);
  return { bytes: printed, removed: [...new Set([...removed, ...hidden, ...notes])] };
}

/** What the file holds beside its pages. */
async function declared({ document }: PdfEngine): Promise<string[]> {
  const removed: string[] = [];
  const { info, metadata } = await document.getMetadata();
  const personal = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'Custom'];
  if (metadata !== null || personal.some((key) => key in info))
    removed.push('作者、标题、软件等文件属性已删除。');
  if (((await document.getAttachments()) ?? null) !== null) removed.push('内嵌的附件已删除。');
  if ((await document.getJSActions()) !== null || (await document.getOpenAction()) !== null)
    removed.push('脚本和打开动作已删除。');
  if (((await document.getOutline()) ?? null) !== null) removed.push('书签已删除。');
  return removed;
}

/** Why the pages cannot be copied as they are, zh-CN. */
async function hiddenThings(
  { document, ...engine }: PdfEngine,
  pages: readonly ReadPage[],
): Promise<string[]> {
  const found = new Set<string>();
  const layers = await document.getOptionalContentConfig();
  if ([...layers].length > 0) found.add('图层已合并，隐藏的图层未保留。');
  for (const read of pages) {
    if (read.comments > 0) found.add('批注已删除。');
    const annotations = await read.page.getAnnotations();
    if (annotations.some(({ subtype }) => subtype !== 'Link')) found.add('表单和印章已固定为图像。');
    if (await hidesText({ document, ...engine }, read))
      found.add('看不见的文字（被遮挡、透明、在页外）已删除。');
    read.page.cleanup();
  }
  return [...found];
}

async function hidesText(engine: PdfEngine, read: ReadPage): Promise<boolean> {
  const text = read.glyphs.filter((glyph) => glyph.text.trim() !== '');
  if (text.length === 0) return false;
  if (text.some(({ painted }) => !painted)) return true;
  const { width, height } = read;
  if (text.some(({ x, y }) => x > width || y > height || x < -MARGIN || y < -MARGIN)) return true;
  const raster = await rasterOf(engine, read, []);
  return text.some((glyph) => !raster.shows(glyph));
}

/** A glyph at the very edge is not hidden, in points. */
const MARGIN = 20;

const PAGE_KEYS = new Set([
  'Type',
  'Parent',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Resources',
  'Contents',
  'Group',
  'UserUnit',
]);
const FORBIDDEN_KEYS = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'StructParent',
  'StructParents',
  'Alternates',
  'OPI',
  'AF',
];
/** Texts that marked content carries beside what it shows. */
const SPOKEN = /\/(?:ActualText|Alt|E|Lang)\b/;

/** Null where the content carries words of its own beside what it shows, or cannot be copied. */
async function plainCopy(bytes: Uint8Array): Promise<Uint8Array | null> {
  const copy = await PDFDocument.create({ updateMetadata: false });
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    for (const page of await copy.copyPages(source, source.getPageIndices())) copy.addPage(page);
  } catch {
    return null;
  }
  for (const page of copy.getPages())
    for (const [key] of page.node.entries()) if (!PAGE_KEYS.has(key.decodeText())) page.node.delete(key);
  reachableFrom(copy);
  try {
    dropUnpainted(copy);
  } catch {
    return null;
  }
  const reachable = reachableFrom(copy);
  for (const [ref, object] of copy.context.enumerateIndirectObjects())
    if (!reachable.has(ref)) copy.context.delete(ref);
    else if (
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')
    ) {
      if (speaks(object)) return null;
    }
  return copy.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

/** A stream that cannot be looked into may say anything. */
function speaks(stream: PDFRawStream): boolean {
  try {
    return SPOKEN.test(contentText(stream));
  } catch {
    return true;
  }
}

/** Every object that the pages need; forbidden keys are taken out on the way. */
function reachableFrom(document: PDFDocument): Set<PDFRef> {
  const seen = new Set<PDFRef>();
  const visit = (object: PDFObject | undefined): void => {
    if (object instanceof PDFRef) {
      if (seen.has(object)) return;
      seen.add(object);
      visit(document.context.lookup(object));
    } else if (object instanceof PDFArray) for (const each of object.asArray()) visit(each);
    else if (object instanceof PDFRawStream) visit(object.dict);
    else if (object instanceof PDFDict) {
      for (const key of FORBIDDEN_KEYS) object.delete(PDFName.of(key));
      for (const [, value] of object.entries()) visit(value);
    }
  };
  visit(document.context.trailerInfo.Root);
  return seen;
}
