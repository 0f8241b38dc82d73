/** The straight lines that a PDF page draws: thin filled rectangles and stroked lines, as tables are ruled with. */

/** A horizontal or vertical line, in PDF points from the page's top-left corner. */
export interface Rule {
  readonly upright: boolean;
  /** Its y, or its x when upright. */
  readonly at: number;
  /** Its ends along the other axis. */
  readonly from: number;
  readonly to: number;
}

/** What of the PDF engine's drawing operations is used: codes and arguments, in drawing order. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Matrix `[a, b, c, d, e, f]`. */
type Matrix = readonly number[];

/** Filled shapes at most this thick are lines; thicker ones are backgrounds. */
const THICKEST = 3;
/** Lines on one axis whose ends are at most this far apart are one (dotted borders are many short ones). */
const SAME_RULE = 2.5;
/** A page with more lines than this is a drawing. */
const MOST_RULES = 8_000;
/** Path codes of the engine, with the number of coordinates behind each. */
const PATH_POINTS: readonly number[] = [1, 1, 3, 2, 0];

/**
 * Lines of a page, pieces on one axis joined; none where there are too many to be a table's.
 * @param ops operation codes of the engine, by name.
 * @param viewport the matrix from PDF space to points from the top-left corner.
 */
export function drawnRules(
  drawing: Drawing,
  ops: Readonly<Record<string, number>>,
  viewport: Matrix,
): Rule[] {
  const stroked = new Set([ops.stroke, ops.closeStroke]);
  const filled = new Set([ops.fill, ops.eoFill]);
  const both = new Set([ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke]);
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = viewport;
  for (const [index, code] of drawing.fnArray.entries()) {
    const args = drawing.argsArray[index];
    if (code === ops.save) stack.push(matrix);
    else if (code === ops.restore || code === ops.paintFormXObjectEnd) matrix = stack.pop() ?? viewport;
    else if (code === ops.transform) matrix = product(matrix, args as Matrix);
    else if (code === ops.paintFormXObjectBegin) {
      stack.push(matrix);
      const own = (args as unknown[])[0];
      if (Array.isArray(own)) matrix = product(matrix, own);
    } else if (code === ops.constructPath) {
      const [paint, data] = args as [number, readonly unknown[]];
      const path = data[0];
      if (!(path instanceof Float32Array)) continue;
      if (filled.has(paint) || both.has(paint)) filledRules(path, matrix, rules);
      if (stroked.has(paint) || both.has(paint)) strokedRules(path, matrix, rules);
    }
    if (rules.length > 25 * MOST_RULES) return [];
  }
  const joined = joinRules(rules);
  return joined.length > MOST_RULES ? [] : joined;
}

function product(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

type Point = readonly [x: number, y: number];

/** The parts of a path as points on the page; curves by their end points, closed ones with the first point again. */
function partsOf(path: Float32Array, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix): Point[][] {
  const parts: Point[][] = [];
  for (let i = 0; i < path.length; ) {
    const code = path[i]!;
    const points = PATH_POINTS[code];
    if (points === undefined) return [];
    if (code === 0) parts.push([]);
    const part = parts.at(-1);
    if (code === 4 && part?.[0] !== undefined) part.push(part[0]);
    const x = path[i + 2 * points - 1] ?? 0;
    const y = path[i + 2 * points] ?? 0;
    if (points > 0) part?.push([a * x + c * y + e, b * x + d * y + f]);
    i += 1 + 2 * points;
  }
  return parts;
}

function filledRules(path: Float32Array, matrix: Matrix, rules: Rule[]): void {
  for (const part of partsOf(path, matrix)) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of part) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    if (bottom - top <= THICKEST && right >= left)
      rules.push({ upright: false, at: (top + bottom) / 2, from: left, to: right });
    if (right - left <= THICKEST && bottom >= top)
      rules.push({ upright: true, at: (left + right) / 2, from: top, to: bottom });
  }
}

function strokedRules(path: Float32Array, matrix: Matrix, rules: Rule[]): void {
  for (const part of partsOf(path, matrix))
    for (let i = 1; i < part.length; i++) {
      const [x, y] = part[i - 1]!;
      const [u, v] = part[i]!;
      if (Math.abs(y - v) <= 0.5)
        rules.push({ upright: false, at: (y + v) / 2, from: Math.min(x, u), to: Math.max(x, u) });
      else if (Math.abs(x - u) <= 0.5)
        rules.push({ upright: true, at: (x + u) / 2, from: Math.min(y, v), to: Math.max(y, v) });
    }
}

/** Joins lines that carry each other on; what stays as short as a dot is none. */
function joinRules(rules: readonly Rule[]): Rule[] {
  const axis = (rule: Rule) => Math.round(rule.at * 2);
  const sorted = rules
    .filter((rule) => Number.isFinite(rule.at + rule.from + rule.to))
    .sort((a, b) => Number(a.upright) - Number(b.upright) || axis(a) - axis(b) || a.from - b.from);
  const joined: Rule[] = [];
  for (const rule of sorted) {
    const last = joined.at(-1);
    const same = last !== undefined && last.upright === rule.upright && axis(last) === axis(rule);
    if (same && rule.from - last.to <= SAME_RULE)
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
    else joined.push(rule);
  }
  return joined.filter((rule) => rule.to - rule.from > THICKEST);
}
