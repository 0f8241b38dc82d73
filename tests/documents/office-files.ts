/** Office files for tests, with what such files hide. */
import { createCanvas } from '@napi-rs/canvas';
import { makeZip } from '../../src/reading/test-files/make-zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export const part = (element: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${element} ${spaces}>${content}</w:${element}>`;

/** A paragraph of runs. */
export const runs = (...texts: readonly string[]): string =>
  `<w:p>${texts.map((text) => `<w:r w:rsidR="00AA"><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

export type Links = readonly (readonly [id: string, kind: string, target: string, external?: true])[];

export const links = (list: Links): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, kind, target, external]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${external === true ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

/** A DOCX: body, further parts, and how the body refers to them. */
export function docx(
  body: string,
  more: Readonly<Record<string, string | Buffer>> = {},
  list: Links = [],
  top: Links = [],
): Promise<Uint8Array> {
  return makeZip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': links([['rId1', 'officeDocument', 'word/document.xml'], ...top]),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': links(list),
    ...more,
  });
}

/** A picture with a red left half and a text beside its pixels. */
export function pngWith(text: string): Buffer {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext('2d');
  context.fillStyle = '#0000ff';
  context.fillRect(0, 0, 40, 20);
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 20, 20);
  const png = canvas.toBuffer('image/png');
  const content = Buffer.from(`Comment\0${text}`, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const chunk = Buffer.concat([length, Buffer.from('iTXt'), content, Buffer.alloc(4)]);
  const end = png.length - 12;
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end), Buffer.from(text)]);
}

/** A JPEG whose camera noted a text, and a turn where one is given. */
export function jpegWith(text: string, orientation = 1): Buffer {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 40, 20);
  const jpeg = canvas.toBuffer('image/jpeg');
  const tiff = Buffer.alloc(26);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(text)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2), Buffer.from(text)]);
}

/** A drawing that shows a picture. */
export const drawing = (id: string, crop = '', about = ''): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="${about}" descr="${about}"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${about}"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/>${crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
