/** Glyphs of a page as printed lines, and the pieces of lines that a reader takes together. */
import type { Glyph } from './glyph.ts';

/** Neighbours on one line without a wide gap: a word, a line of a column, the text of a table cell. */
export interface Cluster {
  readonly page: number;
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** Two glyphs are on one line when their lines differ by less than this share of the type size. */
const SAME_LINE = 0.35;
/** A gap wider than this, in em, begins a new cluster. */
const WIDE_GAP = 1.2;
/** The same character printed twice within this distance, in em: bold by overprinting. */
const OVERPRINT = 0.2;

/** Lines from top to bottom, each from left to right; overprinted characters once, spaces out. */
export function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = glyphs.filter(({ text }) => text.trim() !== '').sort((a, b) => a.baseline - b.baseline);
  const lines: { baseline: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of sorted) {
    const last = lines.at(-1);
    const size = Math.max(glyph.size, 1);
    if (last !== undefined && glyph.baseline - last.baseline < SAME_LINE * Math.max(size, last.size))
      last.glyphs.push(glyph);
    else lines.push({ baseline: glyph.baseline, size, glyphs: [glyph] });
  }
  return lines.map((line) => withoutOverprint(line.glyphs.sort((a, b) => a.x - b.x)));
}

function withoutOverprint(line: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of line) {
    const near = OVERPRINT * Math.max(glyph.size, 1);
    const twin = kept.findLast((each) => each.text === glyph.text);
    if (twin === undefined || Math.abs(twin.x - glyph.x) >= near) kept.push(glyph);
  }
  return kept;
}

/** The clusters of a page, from top to bottom and left to right. */
export function clustersOf(lines: readonly (readonly Glyph[])[], page: number): Cluster[] {
  return lines.flatMap((line) => {
    const groups: Glyph[][] = [];
    for (const glyph of line) {
      const group = groups.at(-1);
      const before = group?.at(-1);
      if (
        group !== undefined &&
        before !== undefined &&
        glyph.x - (before.x + before.width) < WIDE_GAP * glyph.size
      )
        group.push(glyph);
      else groups.push([glyph]);
    }
    return groups.map((group) => clusterOf(group, page));
  });
}

function clusterOf(glyphs: readonly Glyph[], page: number): Cluster {
  const right = Math.max(...glyphs.map(({ x, width }) => x + width));
  const height = Math.max(...glyphs.map((glyph) => glyph.height));
  const { x, y } = glyphs[0]!;
  return { page, glyphs, left: x, right, y, height };
}

/** Text of a line, with a space where the print has a gap. */
export function textOf(line: readonly Glyph[]): string {
  let text = '';
  let before: Glyph | undefined;
  for (const glyph of line) {
    const gap = before === undefined ? 0 : glyph.x - (before.x + before.width);
    text += (gap > GAP * glyph.size ? ' ' : '') + glyph.text;
    before = glyph;
  }
  return text;
}

const GAP = 0.15;
