/** Where each glyph of a PDF page stands, as its drawing operations place it. */
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';
import { type Glyph, lies } from './glyph.ts';
import { apply, type Matrix, product } from './matrix.ts';
import { rectanglesOf } from './rectangles.ts';

/** What of the engine's drawing operations is used. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A font, as the engine knows it. */
export interface EngineFont {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly isType3Font?: boolean;
  readonly defaultVMetrics?: readonly number[];
  readonly missingFile?: boolean;
}

interface EngineGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

interface TextState {
  font: EngineFont;
  size: number;
  character: number;
  word: number;
  scale: number;
  rise: number;
  leading: number;
  mode: number;
  alpha: number;
  /** Paint covers what is below it; it is not mixed with it, as a marker's is. */
  opaque: boolean;
}

/** The box of a glyph above and below its line, in em: the largest strokes of common fonts and a little more. */
const ABOVE = 0.95;
const BELOW = 0.27;
const BESIDE = 0.04;
const UNSEEN_MODES = new Set([3, 7]);
/** Paint below this opacity does not show. */
const FAINT = 0.05;
const OPAQUE = 0.95;

const freshState = (): TextState => ({
  font: {},
  size: 0,
  character: 0,
  word: 0,
  scale: 1,
  rise: 0,
  leading: 0,
  mode: 0,
  alpha: 1,
  opaque: true,
});

/**
 * Glyphs in drawing order, spaces included.
 * @param viewport the matrix from PDF space to points from the upper left corner
 * @param fontOf by the engine's name for it
 * @param shows is a layer (optional content) switched on?
 * @throws Refusal `font-missing`, `too-large`
 */
export function glyphsOf(
  drawing: Drawing,
  ops: Readonly<Record<string, number>>,
  viewport: Matrix,
  fontOf: (name: string) => EngineFont | null,
  shows: (layer: unknown) => boolean,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const stack: { readonly matrix: Matrix; readonly state: TextState }[] = [];
  let matrix = viewport;
  let state = freshState();
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  let line: Matrix = text;
  const push = () => stack.push({ matrix, state: { ...state } });
  const pop = () => {
    const before = stack.pop();
    if (before !== undefined) ({ matrix, state } = before);
  };
  /** For each piece of marked content that is open: does it belong to a layer that is off? */
  const marked: boolean[] = [];
  const cover = (box: readonly [number, number, number, number]) => {
    const over = boundsOf(matrix, box);
    for (const glyph of glyphs) if (glyph.painted && lies(glyph, over)) glyph.painted = false;
  };
  const picture = () => cover([0, 0, 1, 1]);
  const filling = new Set([ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke]);
  const setFont = (name: string, size: number) => {
    const font = fontOf(name);
    if (font === null) throw new Refusal(problems.fontMissing);
    state.font = font;
    state.size = size;
  };
  const moveLine = (x: number, y: number) => {
    line = product(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const show = (items: readonly (EngineGlyph | number | null)[]) => {
    for (const item of items) {
      if (item === null) continue;
      if (typeof item === 'number') {
        const by = (-item / 1000) * state.size;
        text = product(
          text,
          state.font.vertical === true ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by * state.scale, 0],
        );
        continue;
      }
      const { glyph, next } = placed(item, state, text, matrix);
      if (marked.includes(true)) glyph.painted = false;
      glyphs.push(glyph);
      text = next;
      if (glyphs.length > redactLimits.characters) throw new Refusal(problems.tooLarge);
    }
  };
  const does: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
    save: push,
    restore: pop,
    transform: (args) => {
      matrix = product(matrix, args as unknown as Matrix);
    },
    paintFormXObjectBegin: ([own]) => {
      push();
      if (own !== null && own !== undefined) matrix = product(matrix, [...(own as Matrix)]);
    },
    paintFormXObjectEnd: pop,
    beginAnnotation: ([, , transform, own]) => {
      push();
      matrix = product(product(viewport, [...(transform as Matrix)]), [...(own as Matrix)]);
    },
    endAnnotation: pop,
    beginText: () => {
      text = [1, 0, 0, 1, 0, 0];
      line = text;
    },
    setCharSpacing: ([value]) => {
      state.character = value as number;
    },
    setWordSpacing: ([value]) => {
      state.word = value as number;
    },
    setHScale: ([value]) => {
      state.scale = (value as number) / 100;
    },
    setLeading: ([value]) => {
      state.leading = -(value as number);
    },
    setTextRise: ([value]) => {
      state.rise = value as number;
    },
    setTextRenderingMode: ([value]) => {
      state.mode = value as number;
    },
    setFont: ([name, size]) => setFont(name as string, size as number),
    setGState: ([changes]) => {
      for (const [key, value] of changes as readonly (readonly [string, unknown])[])
        if (key === 'Font') setFont((value as [string, number])[0], (value as [string, number])[1]);
        else if (key === 'ca') state.alpha = value as number;
        else if (key === 'BM') state.opaque = value === 'source-over' || value === 'Normal';
    },
    beginMarkedContent: () => marked.push(false),
    beginMarkedContentProps: ([tag, layer]) => marked.push(tag === 'OC' && !shows(layer)),
    endMarkedContent: () => marked.pop(),
    paintImageXObject: picture,
    paintInlineImageXObject: picture,
    constructPath: ([paint, data]) => {
      if (!filling.has(paint as number) || !state.opaque || state.alpha < OPAQUE) return;
      for (const rectangle of rectanglesOf((data as readonly unknown[])[0])) cover(rectangle);
    },
    moveText: ([x, y]) => moveLine(x as number, y as number),
    setLeadingMoveText: ([x, y]) => {
      state.leading = y as number;
      moveLine(x as number, y as number);
    },
    setTextMatrix: ([given]) => {
      line = Object.values(given as object) as unknown as Matrix;
      text = line;
    },
    nextLine: () => moveLine(0, state.leading),
    showText: ([items]) => show(items as readonly (EngineGlyph | number | null)[]),
    showSpacedText: ([items]) => show(items as readonly (EngineGlyph | number | null)[]),
    nextLineShowText: ([items]) => {
      moveLine(0, state.leading);
      show(items as readonly (EngineGlyph | number | null)[]);
    },
  };
  const byCode = new Map(Object.entries(does).map(([name, act]) => [ops[name], act]));
  for (const [index, code] of drawing.fnArray.entries())
    byCode.get(code)?.((drawing.argsArray[index] ?? []) as readonly unknown[]);
  return glyphs;
}

/** Places one glyph and moves on behind it. */
function placed(
  item: EngineGlyph,
  state: TextState,
  text: Matrix,
  matrix: Matrix,
): { readonly glyph: Glyph; readonly next: Matrix } {
  const { size, scale, font } = state;
  const unit = font.isType3Font === true ? Math.abs(font.fontMatrix?.[0] ?? 0.001) : 0.001;
  const width = item.width * unit * size;
  const spacing = state.character + (item.isSpace ? state.word : 0);
  const whole = product(matrix, text);
  const vertical = font.vertical === true;
  const [vAdvance = -1000, vx = item.width / 2, vy = 880] = item.vmetric ?? font.defaultVMetrics ?? [];
  const em = Math.abs(size);
  const left = vertical ? -vx * unit * size : -BESIDE * em * scale;
  const bottom = (vertical ? -vy * unit * size : 0) + state.rise;
  const right = left + Math.abs(width) * scale + 2 * BESIDE * em * scale;
  const box = boundsOf(whole, [
    Math.min(left, right),
    bottom - BELOW * em,
    Math.max(left, right),
    bottom + ABOVE * em,
  ]);
  const along = Math.hypot(whole[0], whole[1]);
  const glyph: Glyph = {
    text: item.unicode,
    ...box,
    size: em * Math.hypot(whole[2], whole[3]),
    upright: !vertical && size > 0 && whole[0] > 0 && Math.abs(whole[1]) < 0.01 * along && whole[3] < 0,
    baseline: apply(whole, 0, state.rise)[1],
    painted: !UNSEEN_MODES.has(state.mode) && state.alpha > FAINT,
  };
  const next = vertical
    ? product(text, [1, 0, 0, 1, 0, vAdvance * unit * size - spacing])
    : product(text, [1, 0, 0, 1, (width + spacing) * scale, 0]);
  return { glyph, next };
}

function boundsOf(matrix: Matrix, [l, b, r, t]: readonly [number, number, number, number]) {
  const points = [apply(matrix, l, b), apply(matrix, r, b), apply(matrix, l, t), apply(matrix, r, t)];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
