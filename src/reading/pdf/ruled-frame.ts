/** Cells of a table by the lines drawn around them: merged cells are where lines between neighbours are missing. */
import type { Rule } from './drawn-rules.ts';

/** A cell between drawn lines, in PDF points from the page's top-left corner. */
export interface FrameCell {
  readonly left: number;
  readonly right: number;
  readonly row: number;
  readonly rowSpan: number;
  /** True where a line is drawn along the top and the bottom. */
  readonly closedAbove: boolean;
  readonly closedBelow: boolean;
}

/** A table as its lines cut it. */
export interface Frame {
  /** Edges of the columns and rows, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly FrameCell[];
  /** For each position (row by row) its cell, or -1 where the lines leave no rectangle. */
  readonly owner: readonly number[];
}

/** Lines nearer than this are the two sides of one border. */
export const SAME_EDGE = 3;
/** Positions of one frame, at most. */
const MOST_POSITIONS = 40_000;

/** The frames that lines form, from top to bottom. A single box is none. */
export function ruledFrames(rules: readonly Rule[]): Frame[] {
  const frames = connected(rules).flatMap((group) => {
    const frame = frameOf(group);
    return frame === undefined ? [] : [frame];
  });
  return frames.sort((a, b) => a.ys[0]! - b.ys[0]!);
}

const top = (rule: Rule) => (rule.upright ? rule.from : rule.at);
const bottom = (rule: Rule) => (rule.upright ? rule.to : rule.at);
const left = (rule: Rule) => (rule.upright ? rule.at : rule.from);
const right = (rule: Rule) => (rule.upright ? rule.at : rule.to);

/** Groups of lines that touch each other. */
function connected(rules: readonly Rule[]): Rule[][] {
  const sorted = [...rules].sort((a, b) => top(a) - top(b));
  const sets = new DisjointSets(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    const rule = sorted[i]!;
    for (let j = i + 1; j < sorted.length && top(sorted[j]!) <= bottom(rule) + SAME_EDGE; j++) {
      const other = sorted[j]!;
      if (left(other) <= right(rule) + SAME_EDGE && left(rule) <= right(other) + SAME_EDGE) sets.unite(i, j);
    }
  }
  return sets.all().map((group) => group.map((i) => sorted[i]!));
}

/** Ascending edges: the lines' own, and their far ends where the table is open at a side. */
function edgesOf(along: readonly Rule[], across: readonly Rule[]): number[] {
  const edges = cluster(along.map((rule) => rule.at));
  const first = Math.min(...across.map((rule) => rule.from));
  const last = Math.max(...across.map((rule) => rule.to));
  if (first < edges[0]! - SAME_EDGE) edges.unshift(first);
  if (last > edges.at(-1)! + SAME_EDGE) edges.push(last);
  return edges;
}

/** Ascending means of values nearer than an edge is wide. */
export function cluster(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const means: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let sum = 0;
    for (; to < sorted.length && sorted[to]! - sorted[from]! <= SAME_EDGE; to++) sum += sorted[to]!;
    means.push(sum / (to - from));
    from = to;
  }
  return means;
}

function frameOf(rules: readonly Rule[]): Frame | undefined {
  const upright = rules.filter((rule) => rule.upright);
  const level = rules.filter((rule) => !rule.upright);
  if (upright.length === 0 || level.length === 0) return undefined;
  const xs = edgesOf(upright, level);
  const ys = edgesOf(level, upright);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_POSITIONS) return undefined;
  const uprights = drawnAlong(upright, xs, ys);
  const levels = drawnAlong(level, ys, xs);
  const sets = new DisjointSets(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column > 0 && !uprights[column]![row]) sets.unite(at, at - 1);
      if (row > 0 && !levels[row]![column]) sets.unite(at, at - columns);
    }
  const cells: FrameCell[] = [];
  const owner = new Array<number>(columns * rows).fill(-1);
  const regions = sets.all();
  const open = (edge: number) => !levels[edge]!.some(Boolean);
  for (const region of regions) {
    const first = region[0]!;
    const last = region.at(-1)!;
    const [from, to] = [first % columns, (last % columns) + 1];
    const [row, end] = [Math.floor(first / columns), Math.floor(last / columns) + 1];
    if ((to - from) * (end - row) !== region.length) {
      // What a page's end leaves of the table's outline is no part of the cells beside it.
      const strip = open(rows) && end === rows ? rows - 1 : open(0) && row === 0 ? 0 : -1;
      const within = region.filter((at) => Math.floor(at / columns) === strip);
      if (within.length === 0 || within.length === region.length) continue;
      regions.push(
        within,
        region.filter((at) => !within.includes(at)),
      );
      continue;
    }
    for (const at of region) owner[at] = cells.length;
    cells.push({
      left: xs[from]!,
      right: xs[to]!,
      row,
      rowSpan: end - row,
      closedAbove: levels[row]!.slice(from, to).every(Boolean),
      closedBelow: levels[end]!.slice(from, to).every(Boolean),
    });
  }
  return cells.length < 2 ? undefined : { xs, ys, cells, owner };
}

/** For each edge and each stretch between two crossing edges, whether a line is drawn there. */
function drawnAlong(
  rules: readonly Rule[],
  edges: readonly number[],
  across: readonly number[],
): boolean[][] {
  const drawn = edges.map(() => new Array<number>(across.length - 1).fill(0));
  for (const { at, from, to } of rules) {
    let nearest = 0;
    for (let i = 1; i < edges.length; i++)
      if (Math.abs(edges[i]! - at) < Math.abs(edges[nearest]! - at)) nearest = i;
    const row = drawn[nearest]!;
    for (let i = 0; i < row.length; i++) {
      const shared = Math.min(to, across[i + 1]!) - Math.max(from, across[i]!);
      if (shared > 0) row[i] = Math.max(row[i]!, shared / (across[i + 1]! - across[i]!));
    }
  }
  return drawn.map((row) => row.map((share) => share >= 0.5));
}

class DisjointSets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
  }

  find(at: number): number {
    let root = at;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let step = at; step !== root; ) {
      const next = this.#parent[step]!;
      this.#parent[step] = root;
      step = next;
    }
    return root;
  }

  /** The sets, members ascending. */
  all(): number[][] {
    const sets = new Map<number, number[]>();
    for (let at = 0; at < this.#parent.length; at++) {
      const set = sets.get(this.find(at));
      if (set === undefined) sets.set(this.find(at), [at]);
      else set.push(at);
    }
    return [...sets.values()];
  }

  unite(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.#parent[Math.max(first, second)] = Math.min(first, second);
  }
}
