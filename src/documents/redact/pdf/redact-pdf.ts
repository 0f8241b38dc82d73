/** Burns marks into a PDF: every page becomes a picture, the text that stays lies unseen over it. */
import type { RedactionMark } from '../../../usecases/ports/documents.ts';
import { needlesOf } from '../needles.ts';
import { notFound, problems, Refusal } from '../problems.ts';
import { openPdf, type PdfEngine } from './engine.ts';
import { type Occurrence, searchable } from './find-marks.ts';
import type { Glyph } from './glyph.ts';
import { picturePdf } from './picture-pdf.ts';
import { provePdf, type Withheld } from './prove-pdf.ts';
import { type Box, type Raster, rasterOf } from './raster.ts';
import { type ReadPage, readPages } from './read-pages.ts';

export interface BurntPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly places: number;
  readonly notes: readonly string[];
}

/**
 * @param marks may be none: then the pages are only printed anew, without anything that does not show
 * @throws Refusal
 */
export async function redactPdf(bytes: Uint8Array, marks: readonly RedactionMark[]): Promise<BurntPdf> {
  const engine = await openPdf(bytes);
  try {
    const pages = await readPages(engine);
    const plan = planOf(pages, marks);
    const released = await printed(engine, pages, plan.boxes);
    const needles = plan.withheld
      .filter(({ allowed }) => allowed === 0)
      .flatMap(({ text }) => needlesOf(text));
    if (!(await provePdf(released, plan.withheld, needles))) throw new Refusal(problems.notProved);
    return {
      bytes: released,
      pages: pages.length,
      places: plan.places,
      notes: await notesOf(engine, pages),
    };
  } finally {
    await engine.close();
  }
}

interface Plan {
  /** By page, from the first. */
  readonly boxes: readonly Box[][];
  readonly withheld: readonly Withheld[];
  readonly places: number;
}

/** Where the marks lie. @throws Refusal */
export function planOf(pages: readonly ReadPage[], marks: readonly RedactionMark[]): Plan {
  const boxes: Box[][] = pages.map(() => []);
  const search = searchable(pages.map(({ glyphs }) => glyphs));
  const marked = new Map<string, { readonly all: readonly Occurrence[]; readonly chosen: Set<Occurrence> }>();
  let places = 0;
  for (const [at, mark] of marks.entries()) {
    if (mark.kind === 'text') {
      const known = marked.get(mark.text) ?? { all: search.find(mark.text), chosen: new Set<Occurrence>() };
      marked.set(mark.text, known);
      const chosen =
        mark.occurrence === undefined ? known.all : known.all.slice(mark.occurrence - 1, mark.occurrence);
      if (chosen.length === 0) throw new Refusal(notFound(at + 1));
      for (const occurrence of chosen) {
        if (known.chosen.has(occurrence)) continue;
        known.chosen.add(occurrence);
        places++;
        for (const box of boxesOf(occurrence)) boxes[box.page - 1]?.push(box);
      }
      continue;
    }
    const page = pages[mark.page - 1];
    const own = boxes[mark.page - 1];
    if (page === undefined || own === undefined) throw new Refusal(problems.outside);
    own.push(
      mark.kind === 'page' ? { x: 0, y: 0, width: page.width, height: page.height } : areaOn(page, mark),
    );
    places++;
  }
  const withheld = [...marked].map(([text, { all, chosen }]) => ({
    text,
    allowed: all.length - chosen.size,
  }));
  return { boxes, withheld, places };
}

function areaOn(page: ReadPage, area: Box): Box {
  const right = Math.min(page.width, area.x + area.width);
  const bottom = Math.min(page.height, area.y + area.height);
  const box = { x: Math.max(0, area.x), y: Math.max(0, area.y) };
  if (!(right - box.x > 0 && bottom - box.y > 0)) throw new Refusal(problems.outside);
  return { ...box, width: right - box.x, height: bottom - box.y };
}

/** One box for neighbours, so that the length of each character does not show. */
function boxesOf(occurrence: Occurrence): (Box & { readonly page: number })[] {
  const boxes: { page: number; x: number; y: number; width: number; height: number }[] = [];
  for (const { page, glyph } of occurrence) {
    const last = boxes.at(-1);
    const close = glyph.size;
    if (
      last !== undefined &&
      last.page === page &&
      Math.abs(last.y + last.height / 2 - (glyph.y + glyph.height / 2)) < close * 0.3 &&
      glyph.x - (last.x + last.width) < close &&
      last.x - (glyph.x + glyph.width) < close
    ) {
      const right = Math.max(last.x + last.width, glyph.x + glyph.width);
      const bottom = Math.max(last.y + last.height, glyph.y + glyph.height);
      last.x = Math.min(last.x, glyph.x);
      last.y = Math.min(last.y, glyph.y);
      last.width = right - last.x;
      last.height = bottom - last.y;
    } else {
      const { x, y, width, height } = glyph;
      boxes.push({ page, x, y, width, height });
    }
  }
  return boxes;
}

async function printed(
  engine: PdfEngine,
  pages: readonly ReadPage[],
  boxes: readonly (readonly Box[])[],
): Promise<Uint8Array> {
  const output = await picturePdf();
  for (const [at, read] of pages.entries()) {
    const own = boxes[at] ?? [];
    const raster = await rasterOf(engine, read, own);
    output.add(raster, read.width, read.height, keptText(read, own, raster));
    read.page.cleanup();
  }
  return output.save();
}

const BLOCK = '█';

/**
 * The text that lies over the picture: what can be seen, and one block for neighbours that were burnt out, so that what stood
 * on both sides of them does not read as one word.
 */
function keptText(read: ReadPage, boxes: readonly Box[], raster: Raster): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of read.glyphs) {
    if (!glyph.painted || isOutside(glyph, read)) continue;
    if (!isTouched(glyph, boxes)) {
      if (raster.shows(glyph)) kept.push(glyph);
    } else if (glyph.text.trim() !== '' && kept.at(-1)?.text !== BLOCK) kept.push({ ...glyph, text: BLOCK });
  }
  return kept;
}

function isOutside(glyph: Glyph, page: ReadPage): boolean {
  const x = glyph.x + glyph.width / 2;
  const y = glyph.y + glyph.height / 2;
  return x < 0 || y < 0 || x > page.width || y > page.height;
}

/** A glyph under a box goes, even one that is touched only. */
function isTouched(glyph: Glyph, boxes: readonly Box[]): boolean {
  const inset = TOUCHED * glyph.size;
  return boxes.some(
    (box) =>
      glyph.x + inset < box.x + box.width &&
      glyph.x + glyph.width - inset > box.x &&
      glyph.y + inset < box.y + box.height &&
      glyph.y + glyph.height - inset > box.y,
  );
}

/** Neighbours' boxes overlap by their margins; more than this, in em, is under the box. */
const TOUCHED = 0.12;

async function notesOf({ document }: PdfEngine, pages: readonly ReadPage[]): Promise<string[]> {
  const notes = ['每页已转为图像，元数据、附件、脚本和书签均未带入。'];
  const all = pages.flatMap(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== ''));
  const unseen = all.filter(({ painted }) => !painted).length;
  if (all.length === unseen) notes.push('原件没有可见的文字（可能是扫描件），生成的文件不能检索。');
  else notes.push('保留的可见文字可以检索、复制。');
  if (unseen > 0) notes.push('看不见的文字（扫描识别层、隐藏图层、被图片盖住的文字）未带入。');
  const comments = pages.reduce((sum, page) => sum + page.comments, 0);
  if (comments > 0) notes.push(`批注 ${comments} 处未带入。`);
  if (((await document.getAttachments()) ?? null) !== null)
    notes.push('原件内嵌的附件未带入，需要公开的请单独处理。');
  return notes;
}
