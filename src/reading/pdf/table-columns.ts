/** The columns of a table that is only known by where its text stands. */
import { isNumeric, middle, type Piece, type PrintedLine } from './piece.ts';

/** Columns from left to right: the labels', then the numbers'. */
export interface TableColumns {
  /** Left and right edges of each label column. */
  readonly labels: readonly (readonly [left: number, right: number])[];
  /** Middle of each number column. */
  readonly numbers: readonly number[];
}

/** Middles of centred numbers differ by less than this many widths of the type. */
const TOLERANCE = 0.9;

/**
 * Columns of a run of lines, or undefined where the numbers do not line up: every number must share its middle with
 * one on another line.
 */
export function tableColumns(lines: readonly PrintedLine[]): TableColumns | undefined {
  const rows = lines.filter((line) => line.pieces.some(isNumeric));
  const numeric = rows.flatMap((line) => line.pieces.filter(isNumeric));
  numeric.sort((a, b) => middle(a) - middle(b));
  const clusters: Piece[][] = [];
  for (const piece of numeric) {
    const cluster = clusters.at(-1);
    const near = cluster !== undefined && sharesColumn(cluster.at(-1)!, piece);
    if (near) cluster.push(piece);
    else clusters.push([piece]);
  }
  if (clusters.length === 0 || clusters.some((cluster) => cluster.length < 2)) return undefined;
  const numbers = clusters.map(
    (cluster) => cluster.reduce((sum, piece) => sum + middle(piece), 0) / cluster.length,
  );
  const edge = Math.min(...clusters[0]!.map((piece) => piece.x));

  const words = lines.flatMap((line) =>
    line.pieces.filter((piece) => !isNumeric(piece) && middle(piece) < edge),
  );
  words.sort((a, b) => a.x - b.x);
  const labels: [number, number][] = [];
  for (const piece of words) {
    const last = labels.at(-1);
    if (last !== undefined && piece.x < last[1]) last[1] = Math.max(last[1], piece.x + piece.width);
    else labels.push([piece.x, piece.x + piece.width]);
  }
  return { labels, numbers };
}

/** True for numbers that can be in one column. */
export function sharesColumn(a: Piece, b: Piece): boolean {
  return Math.abs(middle(a) - middle(b)) <= TOLERANCE * Math.min(a.size, b.size);
}

/** The columns that a piece stands in, as [first, last]: several for a heading above several columns. */
export function columnsOf(piece: Piece, columns: TableColumns): readonly [number, number] {
  const { labels, numbers } = columns;
  const left = piece.x;
  const right = piece.x + piece.width;
  const covered = numbers.flatMap((at, index) => (at > left && at < right ? [index + labels.length] : []));
  if (covered.length > 1) return [covered[0]!, covered.at(-1)!];
  const at = middle(piece);
  const label = labels.findIndex(([from, to]) => at >= from && at <= to);
  if (label >= 0) return [label, label];
  let nearest = 0;
  for (let i = 1; i < numbers.length; i++)
    if (Math.abs(numbers[i]! - at) < Math.abs(numbers[nearest]! - at)) nearest = i;
  return [nearest + labels.length, nearest + labels.length];
}
