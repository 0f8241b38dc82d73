/** Pictures and forms that a page lists but never paints: nobody sees them, and anybody can take them out of the file. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFStream,
} from 'pdf-lib';

const PAINTS = /\/([^\s/<>()[\]{}%]+)\s+Do\b/g;

/**
 * Takes them off the lists. What forms, patterns and types paint counts for every page, since they may use the page's list.
 * @throws when a stream cannot be decompressed
 */
export function dropUnpainted(document: PDFDocument): void {
  const { context } = document;
  const pages = document.getPages().map(({ node }) => ({
    streams: contentsOf(context.lookup(node.get(PDFName.of('Contents'))), document),
    resources: context.lookup(node.get(PDFName.of('Resources'))),
  }));
  const ofPages = new Set(pages.flatMap(({ streams }) => streams));
  const elsewhere = new Set<string>();
  const lists = new Map<PDFDict, Set<string>>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || isPicture(object) || ofPages.has(object)) continue;
    for (const name of paintedBy(object)) elsewhere.add(name);
    const own = context.lookup(object.dict.get(PDFName.of('Resources')));
    if (own instanceof PDFDict) lists.set(own, new Set(paintedBy(object)));
  }
  for (const { streams, resources } of pages) {
    if (!(resources instanceof PDFDict)) continue;
    const used = lists.get(resources) ?? new Set<string>();
    for (const name of streams.flatMap(paintedBy)) used.add(name);
    lists.set(resources, used);
  }
  for (const [resources, used] of lists) {
    const objects = context.lookup(resources.get(PDFName.of('XObject')));
    if (!(objects instanceof PDFDict)) continue;
    for (const [name] of objects.entries())
      if (!used.has(name.decodeText()) && !elsewhere.has(name.decodeText())) objects.delete(name);
  }
}

function contentsOf(contents: unknown, document: PDFDocument): PDFRawStream[] {
  if (contents instanceof PDFRawStream) return [contents];
  if (!(contents instanceof PDFArray)) return [];
  return contents.asArray().flatMap((each) => {
    const stream = each instanceof PDFRef ? document.context.lookup(each) : each;
    return stream instanceof PDFRawStream ? [stream] : [];
  });
}

const isPicture = ({ dict }: PDFStream): boolean => dict.get(PDFName.of('Subtype')) === PDFName.of('Image');

/** The text of a content stream. */
export function contentText(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

function paintedBy(stream: PDFRawStream): string[] {
  return [...contentText(stream).matchAll(PAINTS)].map(([, name]) => PDFName.of(name!).decodeText());
}
