/** Where a text stands in a PDF, over line ends, columns, table cells and page ends. */
import { fold, foldCharacter } from '../fold.ts';
import type { Glyph } from './glyph.ts';
import { type Cluster, clustersOf, linesOf } from './lines.ts';

export interface PlacedGlyph {
  /** From 1. */
  readonly page: number;
  readonly glyph: Glyph;
}

/** One place where the text stands: its glyphs, in the text's order. */
export type Occurrence = readonly PlacedGlyph[];

export interface Searchable {
  /** Places of a text, in reading order. */
  find(text: string): readonly Occurrence[];
}

/** Lines at the end and the beginning of a page that a text may run on between. */
const EDGE_CLUSTERS = 12;
/** How far below a cluster its text may go on, in its heights. */
const NEXT_LINE = 3.2;
/** How often one text may run on. */
const DEEPEST = 60;

/** Prepares the glyphs of all pages, in drawing order, for searching. */
export function searchable(pages: readonly (readonly Glyph[])[]): Searchable {
  const drawn = sequence(pages.flatMap((glyphs, at) => glyphs.map((glyph) => ({ page: at + 1, glyph }))));
  const lines = pages.map(linesOf);
  const printed = sequence(
    lines.flatMap((each, at) => each.flat().map((glyph) => ({ page: at + 1, glyph }))),
  );
  const clusters = lines.map((each, at) => clustersOf(each, at + 1));
  const next = continuations(clusters);
  const all = clusters.flat();
  return {
    find(text) {
      const wanted = fold(text);
      if (wanted === '') return [];
      const found = new Map<string, Occurrence>();
      const keep = (occurrence: Occurrence) => {
        const key = occurrence
          .map(({ page, glyph }) => `${page}/${glyph.x.toFixed(1)}/${glyph.y.toFixed(1)}`)
          .sort()
          .join(' ');
        if (!found.has(key)) found.set(key, occurrence);
      };
      for (const each of [drawn, printed])
        for (const occurrence of inSequence(each, wanted)) keep(occurrence);
      for (const cluster of all)
        for (let at = 0; at < cluster.glyphs.length; at++) follow(cluster, at, wanted, [], next, keep);
      return [...found.values()].sort(byPlace);
    },
  };
}

interface Sequence {
  readonly text: string;
  /** For each character of the text, the glyph that it is of. */
  readonly owners: readonly PlacedGlyph[];
}

function sequence(glyphs: readonly PlacedGlyph[]): Sequence {
  const texts: string[] = [];
  const owners: PlacedGlyph[] = [];
  for (const each of glyphs) {
    const folded = foldCharacter(each.glyph.text);
    texts.push(folded);
    for (let at = 0; at < folded.length; at++) owners.push(each);
  }
  return { text: texts.join(''), owners };
}

function inSequence({ text, owners }: Sequence, wanted: string): Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    found.push([...new Set(owners.slice(at, at + wanted.length))]);
  return found;
}

/** Follows the text through clusters that go on below. */
function follow(
  cluster: Cluster,
  from: number,
  wanted: string,
  before: readonly PlacedGlyph[],
  next: (cluster: Cluster) => readonly Cluster[],
  keep: (occurrence: Occurrence) => void,
  depth = 0,
): void {
  let left = wanted;
  const path = [...before];
  for (let at = from; at < cluster.glyphs.length; at++) {
    const glyph = cluster.glyphs[at]!;
    const folded = foldCharacter(glyph.text);
    if (folded === '') continue;
    if (!(left.startsWith(folded) || (folded.startsWith(left) && left !== ''))) return;
    path.push({ page: cluster.page, glyph });
    left = left.slice(folded.length);
    if (left === '') {
      keep(path);
      return;
    }
  }
  if (path.length === 0 || depth >= DEEPEST) return;
  for (const each of next(cluster)) follow(each, 0, left, path, next, keep, depth + 1);
}

/** Where the text of a cluster may go on: the nearest ones below that overlap it; at the end of a page, the next page's first. */
function continuations(pages: readonly (readonly Cluster[])[]): (cluster: Cluster) => readonly Cluster[] {
  const known = new Map<Cluster, readonly Cluster[]>();
  return (cluster) => {
    const before = known.get(cluster);
    if (before !== undefined) return before;
    const own = pages[cluster.page - 1] ?? [];
    const below = own.filter(
      (each) =>
        each.y > cluster.y + cluster.height * 0.4 &&
        each.y - cluster.y < cluster.height * NEXT_LINE &&
        each.left < cluster.right &&
        each.right > cluster.left - cluster.height * 3,
    );
    const atEnd = own.indexOf(cluster) >= own.length - EDGE_CLUSTERS;
    const over = atEnd ? (pages[cluster.page] ?? []).slice(0, EDGE_CLUSTERS) : [];
    const result = [...below, ...over];
    known.set(cluster, result);
    return result;
  };
}

function byPlace([a]: Occurrence, [b]: Occurrence): number {
  if (a === undefined || b === undefined) return 0;
  return a.page - b.page || a.glyph.baseline - b.glyph.baseline || a.glyph.x - b.glyph.x;
}
