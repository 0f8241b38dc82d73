/** Reads a released PDF again and looks for what was withheld. */
import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { holds, type Needle } from '../needles.ts';
import { openPdf } from './engine.ts';
import { searchable } from './find-marks.ts';
import { readPages } from './read-pages.ts';

export interface Withheld {
  readonly text: string;
  /** How often it may still stand there: places that were not marked. */
  readonly allowed: number;
}

/**
 * Is nothing left? Looks through the text of every page and through every stream and string of the file.
 * @param needles of texts that may stand nowhere
 */
export async function provePdf(
  bytes: Uint8Array,
  withheld: readonly Withheld[],
  needles: readonly Needle[],
): Promise<boolean> {
  const engine = await openPdf(bytes);
  try {
    const search = searchable((await readPages(engine)).map(({ glyphs }) => glyphs));
    if (withheld.some(({ text, allowed }) => search.find(text).length > allowed)) return false;
    const { info, metadata } = await engine.document.getMetadata();
    if (metadata !== null || 'Author' in info || 'Title' in info) return false;
  } finally {
    await engine.close();
  }
  return !(await anywhere(bytes, needles));
}

async function anywhere(bytes: Uint8Array, needles: readonly Needle[]): Promise<boolean> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const [, object] of document.context.enumerateIndirectObjects())
    for (const part of partsOf(object)) if (holds(part, needles)) return true;
  return false;
}

/** Streams decompressed (pictures aside: their pixels were burnt before they were packed) and strings decoded. */
function* partsOf(object: PDFObject): Generator<Uint8Array> {
  if (object instanceof PDFRawStream) {
    yield* partsOf(object.dict);
    if (object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')) return;
    yield decodePDFRawStream(object).decode();
  } else if (object instanceof PDFString || object instanceof PDFHexString) {
    yield object.asBytes();
    yield Buffer.from(object.decodeText(), 'utf8');
  } else if (object instanceof PDFDict) {
    for (const [, value] of object.entries()) yield* partsOf(value);
  } else if ('asArray' in object && typeof object.asArray === 'function') {
    for (const each of object.asArray() as PDFObject[]) yield* partsOf(each);
  }
}
