/** One glyph on a PDF page, and the part of it by which it is judged whether it can be seen. */

export interface Glyph {
  /** What it stands for; may be several characters (ligatures). */
  readonly text: string;
  /** Box in points from the page's upper left corner as shown. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Size of the type on the page, in points. */
  readonly size: number;
  /** Written from left to right, not turned. */
  readonly upright: boolean;
  /** Y of the line it stands on. */
  readonly baseline: number;
  /** Painted at all: not the unseen layer of a scan, not of a layer that is switched off, not under a picture. */
  painted: boolean;
}

/** Does the body of a glyph lie within a rectangle? */
export function lies(glyph: Glyph, over: Rectangle): boolean {
  const body = bodyOf(glyph);
  return (
    body.x >= over.x &&
    body.x + body.width <= over.x + over.width &&
    body.y >= over.y &&
    body.y + body.height <= over.y + over.height
  );
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Above its line and within its width, in em and shares: where every letter and figure has a stroke. */
const BODY_TOP = 0.62;
const BODY_BOTTOM = 0.06;
const BODY_SIDE = 0.14;
/** Of glyphs that are turned. */
const MIDDLE = 0.25;

/** The part of a glyph by which it is judged whether it can be seen: who covers it has covered the glyph. */
export function bodyOf(glyph: Glyph): Rectangle {
  const { x, y, width, height, baseline, size } = glyph;
  if (!glyph.upright)
    return {
      x: x + width * MIDDLE,
      y: y + height * MIDDLE,
      width: width * (1 - 2 * MIDDLE),
      height: height * (1 - 2 * MIDDLE),
    };
  return {
    x: x + width * BODY_SIDE,
    y: baseline - BODY_TOP * size,
    width: width * (1 - 2 * BODY_SIDE),
    height: (BODY_TOP - BODY_BOTTOM) * size,
  };
}
