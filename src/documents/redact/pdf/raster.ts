/** A page as a picture, with boxes burnt in. */
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';
import { ANNOTATIONS_AS_SWITCHED, type PdfEngine } from './engine.ts';
import { bodyOf, type Glyph } from './glyph.ts';
import type { ReadPage } from './read-pages.ts';

/** In points from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Raster {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly colours: 'gray' | 'rgb';
  /** Rows of bytes, compressed as the encoding says. */
  readonly encoding: 'flate' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Can a glyph be seen: are there dark and light where its strokes should be? */
  readonly shows: (glyph: Glyph) => boolean;
}

const DOTS_PER_INCH = 200;
const SCREEN_DOTS_PER_INCH = 96;
const POINTS_PER_INCH = 72;
/** Larger pictures than this, in bytes, are photographs. */
const PHOTOGRAPH = 900_000;
const JPEG_QUALITY = 85;

/** Prints a page and burns the boxes in. @throws Refusal `picture-broken`, `damaged`, `too-large` */
export async function rasterOf(engine: PdfEngine, read: ReadPage, boxes: readonly Box[]): Promise<Raster> {
  const { canvas, context, scale } = await burnt(engine, read, boxes, DOTS_PER_INCH);
  return encoded(canvas, context, scale);
}

/** The same as a small PNG for the screen, where somebody chooses what to withhold. @throws Refusal */
export async function screenPicture(
  engine: PdfEngine,
  read: ReadPage,
  boxes: readonly Box[],
): Promise<Uint8Array> {
  return (await burnt(engine, read, boxes, SCREEN_DOTS_PER_INCH)).canvas.encode('png');
}

interface Burnt {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  /** Pixels of a point. */
  readonly scale: number;
}

async function burnt(
  engine: PdfEngine,
  read: ReadPage,
  boxes: readonly Box[],
  dotsPerInch: number,
): Promise<Burnt> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const scale = scaleFor(read, dotsPerInch);
  const viewport = read.page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await print(read, viewport, canvas, context);
  requirePictures(engine, read);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.filter = 'none';
  context.fillStyle = '#000000';
  for (const box of boxes) {
    // Whole pixels: a half-covered one would keep a shade of what was there.
    const left = Math.floor(box.x * scale);
    const top = Math.floor(box.y * scale);
    const right = Math.ceil((box.x + box.width) * scale);
    const bottom = Math.ceil((box.y + box.height) * scale);
    context.fillRect(left, top, right - left, bottom - top);
  }
  return { canvas, context, scale };
}

function scaleFor({ width, height }: ReadPage, dotsPerInch: number): number {
  const scale = dotsPerInch / POINTS_PER_INCH;
  const pixels = width * height * scale * scale;
  if (!(pixels > 0)) throw new Refusal(problems.damaged);
  return pixels > redactLimits.pixels ? scale * Math.sqrt(redactLimits.pixels / pixels) : scale;
}

async function print(
  read: ReadPage,
  viewport: ReturnType<ReadPage['page']['getViewport']>,
  canvas: Canvas,
  context: SKRSContext2D,
): Promise<void> {
  try {
    await read.page.render({
      canvas: canvas as unknown as HTMLCanvasElement,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
      annotationMode: ANNOTATIONS_AS_SWITCHED,
      background: '#ffffff',
    }).promise;
  } catch {
    throw new Refusal(problems.damaged);
  }
}

/** A picture that could not be decoded would be missing in what is released. */
function requirePictures({ ops }: PdfEngine, { page, drawing }: ReadPage): void {
  const painting = new Set([ops.paintImageXObject, ops.paintImageXObjectRepeat]);
  for (const [index, code] of drawing.fnArray.entries()) {
    if (!painting.has(code)) continue;
    const name = (drawing.argsArray[index] as readonly unknown[] | null)?.[0];
    if (typeof name !== 'string') continue;
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    if (objects.has(name) && objects.get(name) === null) throw new Refusal(problems.pictureBroken);
  }
}

async function encoded(canvas: Canvas, context: SKRSContext2D, scale: number): Promise<Raster> {
  const { deflateSync } = await import('node:zlib');
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const colours = coloured(data) ? 'rgb' : 'gray';
  const plain = colours === 'gray' ? grayOf(data) : rgbOf(data);
  const shows = (glyph: Glyph) => hasContrast(data, width, height, strokesOf(glyph), scale);
  const bytes = deflateSync(plain, { level: 6 });
  if (bytes.byteLength < PHOTOGRAPH) return { width, height, colours, encoding: 'flate', bytes, shows };
  const jpeg = await canvas.encode('jpeg', JPEG_QUALITY);
  return { width, height, colours: 'rgb', encoding: 'jpeg', bytes: jpeg, shows };
}

/** Least difference of brightness (of 255) between a glyph and what it stands on. */
const LEAST_CONTRAST = 36;

/** Marks and signs may stand anywhere in their box; letters and figures have strokes in its middle. */
const strokesOf = (glyph: Glyph): Box => (/[\p{P}\p{S}]/u.test(glyph.text) ? glyph : bodyOf(glyph));

function hasContrast(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  box: Box,
  scale: number,
): boolean {
  let darkest = 255;
  let lightest = 0;
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale));
  const right = Math.min(width, Math.ceil((box.x + box.width) * scale));
  for (let y = Math.max(0, Math.floor(box.y * scale)); y < bottom; y++)
    for (let x = Math.max(0, Math.floor(box.x * scale)); x < right; x++) {
      const at = 4 * (y * width + x);
      const light = (data[at]! * 77 + data[at + 1]! * 151 + data[at + 2]! * 28) >> 8;
      if (light < darkest) darkest = light;
      if (light > lightest) lightest = light;
      if (lightest - darkest > LEAST_CONTRAST) return true;
    }
  return false;
}

/** Channels that differ by more than this are colour, not the shade of a scan. */
const COLOUR = 24;
/** Coloured pixels that make a page coloured: less than a full stop in red. */
const FEW = 40;

function coloured(data: Uint8ClampedArray): boolean {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const r = data[at]!;
    const g = data[at + 1]!;
    const b = data[at + 2]!;
    if (Math.abs(r - g) > COLOUR || Math.abs(g - b) > COLOUR || Math.abs(r - b) > COLOUR)
      if (++count > FEW) return true;
  }
  return false;
}

function grayOf(data: Uint8ClampedArray): Uint8Array {
  const gray = new Uint8Array(data.length / 4);
  for (let at = 0, from = 0; from < data.length; at++, from += 4)
    gray[at] = (data[from]! * 77 + data[from + 1]! * 151 + data[from + 2]! * 28) >> 8;
  return gray;
}

function rgbOf(data: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let at = 0, from = 0; from < data.length; from += 4) {
    rgb[at++] = data[from]!;
    rgb[at++] = data[from + 1]!;
    rgb[at++] = data[from + 2]!;
  }
  return rgb;
}
