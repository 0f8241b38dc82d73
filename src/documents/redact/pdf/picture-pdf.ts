/** A PDF of pictures with unseen text: nothing of the original file is in it but how its pages look. */
import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import type { Glyph } from './glyph.ts';
import type { Raster } from './raster.ts';
import { unseenText } from './unseen-text.ts';

export interface PicturePdf {
  /** @param glyphs that stay readable for machines */
  add(raster: Raster, width: number, height: number, glyphs: readonly Glyph[]): void;
  save(): Promise<Uint8Array>;
}

/** Empty: no title, no author, no times. */
export async function picturePdf(): Promise<PicturePdf> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const text = unseenText(document);
  const pageFonts: (() => void)[] = [];
  return {
    add(raster, width, height, glyphs) {
      const page = document.addPage([width, height]);
      const image = context.register(imageStream(raster));
      const operations = `q ${width} 0 0 ${height} 0 0 cm /P Do Q\n${text.operations(glyphs, height)}`;
      const contents = context.register(context.flateStream(operations));
      const resources = (fonts: ReadonlyMap<string, PDFRef>) =>
        context.obj({ XObject: { P: image }, Font: Object.fromEntries(fonts) });
      page.node.set(PDFName.of('Contents'), contents);
      pageFonts.push(() => page.node.set(PDFName.of('Resources'), resources(text.fonts())));
    },
    async save() {
      for (const set of pageFonts) set();
      text.finish();
      return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
    },
  };

  function imageStream({ width, height, colours, encoding, bytes }: Raster) {
    return context.stream(bytes, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: colours === 'gray' ? 'DeviceGray' : 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: encoding === 'flate' ? 'FlateDecode' : 'DCTDecode',
    });
  }
}
