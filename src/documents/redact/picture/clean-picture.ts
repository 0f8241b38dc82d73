/** Pictures without what does not show: places, times, devices, comments, thumbnails, data behind the end. */
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';

export interface CleanPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly extension: 'png' | 'jpg';
  /** Was anything taken out? */
  readonly changed: boolean;
}

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

/** What kind of picture these bytes are; null for others, drawings of vectors among them. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF8')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'webp';
  return head.startsWith('BM') ? 'bmp' : null;
}

/** A part of a picture: shares of its width and height from each edge that are cut off. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Prints a picture anew, so that only its pixels are left. A photograph stays a JPEG, everything else becomes a PNG. The turn that
 * a camera noted is carried out.
 * @throws Refusal `picture-broken`, `too-large`
 */
export async function cleanPicture(bytes: Uint8Array, kind: PictureKind, crop?: Crop): Promise<CleanPicture> {
  if (crop === undefined && kind === 'png') {
    const chunks = pngWithout(bytes);
    if (chunks !== null) return { ...asPng(chunks), changed: chunks.byteLength !== bytes.byteLength };
  }
  if (crop === undefined && kind === 'jpeg') {
    const segments = jpegWithout(bytes);
    if (segments !== null) return { ...asJpeg(segments), changed: segments.byteLength !== bytes.byteLength };
  }
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(Buffer.from(bytes)).catch(() => {
    throw new Refusal(problems.pictureBroken);
  });
  const cut = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const width = Math.max(1, Math.round(image.width * (1 - cut.left - cut.right)));
  const height = Math.max(1, Math.round(image.height * (1 - cut.top - cut.bottom)));
  if (image.width * image.height > redactLimits.pixels || width * height > redactLimits.pixels)
    throw new Refusal(problems.tooLarge);
  const canvas = createCanvas(width, height);
  canvas
    .getContext('2d')
    .drawImage(image, -Math.round(image.width * cut.left), -Math.round(image.height * cut.top));
  return kind === 'jpeg'
    ? { ...asJpeg(await canvas.encode('jpeg', JPEG_QUALITY)), changed: true }
    : { ...asPng(await canvas.encode('png')), changed: true };
}

const JPEG_QUALITY = 92;
const asPng = (bytes: Uint8Array) => ({ bytes, mediaType: 'image/png', extension: 'png' }) as const;
const asJpeg = (bytes: Uint8Array) => ({ bytes, mediaType: 'image/jpeg', extension: 'jpg' }) as const;

/** Chunks that decide how the picture looks. */
const PNG_KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const PNG_HEAD = 8;

/** Null where the chunks do not follow each other as they should: then the picture is printed anew. */
function pngWithout(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [buffer.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at + 12 <= buffer.length; ) {
    const end = at + 12 + buffer.readUInt32BE(at);
    if (end > buffer.length) return null;
    const type = buffer.toString('latin1', at + 4, at + 8);
    if (PNG_KEPT.has(type)) kept.push(buffer.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

const SCAN = 0xda;
const END = 0xd9;

/**
 * Keeps tables, frames, scans, the JFIF head and Adobe's note on colours. Null where the camera noted a turn, or where the
 * segments are not in order: then the picture is printed anew.
 */
function jpegWithout(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [buffer.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= buffer.length) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === END) return Buffer.concat([...kept, Buffer.from([0xff, END])]);
    const end = at + 2 + buffer.readUInt16BE(at + 2);
    if (end > buffer.length) return null;
    const segment = buffer.subarray(at, end);
    if (marker === 0xe1 && isTurned(segment)) return null;
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SCAN) {
      const next = endOfScan(buffer, at);
      kept.push(buffer.subarray(at, next));
      at = next;
    }
  }
  return null;
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return segment.toString('latin1', 4, 8) === 'JFIF' && segment.length <= 18;
  if (marker === 0xee) return segment.toString('latin1', 4, 9) === 'Adobe';
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe;
}

function endOfScan(buffer: Buffer, from: number): number {
  for (let at = from; at + 1 < buffer.length; at++) {
    if (buffer[at] !== 0xff) continue;
    const next = buffer[at + 1]!;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
  }
  return buffer.length;
}

const ORIENTATION = 0x0112;

/** Does EXIF say that the picture is to be turned before it is shown? */
function isTurned(segment: Buffer): boolean {
  if (segment.toString('latin1', 4, 8) !== 'Exif') return false;
  try {
    const tiff = segment.subarray(10);
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let each = 0; each < short(first); each++) {
      const entry = first + 2 + 12 * each;
      if (short(entry) === ORIENTATION) return short(entry + 8) !== 1;
    }
    return false;
  } catch {
    return false;
  }
}
