/** Rectangles among the paths of a page: with them text is covered, for looks only. */

/** Left, bottom, right, top. */
export type PathRectangle = readonly [number, number, number, number];

/** Path codes of the engine, with the number of coordinates behind each: to, line, curve, curve, close. */
const PATH_POINTS: readonly number[] = [1, 1, 3, 2, 0];
const CLOSE = 4;
const CURVE = 2;

/** The parts of a path that are upright rectangles; none where it is anything else. */
export function rectanglesOf(path: unknown): PathRectangle[] {
  if (!(path instanceof Float32Array)) return [];
  const parts: (readonly [number, number])[][] = [];
  for (let at = 0; at < path.length; ) {
    const code = path[at]!;
    const points = PATH_POINTS[code];
    if (points === undefined || code === CURVE || code === CURVE + 1) return [];
    if (code === 0) parts.push([]);
    if (code !== CLOSE) parts.at(-1)?.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
    at += 1 + 2 * points;
  }
  return parts.flatMap((part) => rectangleOf(part) ?? []);
}

const SAME = 0.01;

function rectangleOf(part: readonly (readonly [number, number])[]): [PathRectangle] | null {
  const xs = part.map(([x]) => x);
  const ys = part.map(([, y]) => y);
  const rectangle = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const [left, bottom, right, top] = rectangle;
  const near = (one: number, other: number) => Math.abs(one - other) <= SAME;
  const corners = part.every(
    ([x, y]) => (near(x, left) || near(x, right)) && (near(y, bottom) || near(y, top)),
  );
  const all = part.length === 4 || (part.length === 5 && near(xs[0]!, xs[4]!) && near(ys[0]!, ys[4]!));
  return corners && all ? [rectangle] : null;
}
