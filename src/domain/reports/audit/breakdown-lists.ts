/** The parts of a breakdown as they stand in a row: which they are, and whether they are one list. */
import type { Figure } from '../../numbers/figures.ts';
import type { FiguredSentence } from './context.ts';

const rest = /(?:其他|其它|其余)[^，,、。；;]{0,8}$/;
const longestItem = 32;
/** How far before a total its 合计 may begin. */
const furthest = 24;

/** The parts told before a total: `甲140条、乙80条，合计220条`. */
export function summedUp(total: Figure, sentence: FiguredSentence): readonly Figure[] {
  const { text, figures } = sentence;
  if (
    !/[，,]\s*(?:合计|共计|总计)(?:为|达)?[^，,。；;\d]{0,6}$/.test(
      text.slice(Math.max(0, total.start - furthest), total.start),
    )
  )
    return [];
  const parts: Figure[] = [];
  for (let i = figures.indexOf(total) - 1; i >= 0; i--) {
    const part = figures[i] as Figure;
    const gap = text.slice(part.end, (parts.at(-1) ?? total).start);
    if (part.unit !== total.unit || gap.length > longestItem || /[。；;]/.test(gap)) break;
    parts.push(part);
  }
  return parts.reverse();
}

/** True when 等 behind the last part says that more could be told. */
export function open(text: string, parts: readonly Figure[]): boolean {
  return /^[^，,。；;\d]{0,12}等/.test(text.slice(parts.at(-1)?.end ?? 0));
}

/** True when the last part is called 其他: nothing is left out. */
export function endsWithRest(text: string, parts: readonly Figure[]): boolean {
  const last = parts.at(-1);
  return (
    parts.length >= 2 && last !== undefined && rest.test(text.slice(Math.max(0, last.start - 14), last.start))
  );
}

/** True when all parts, or a run of them from the start, or any run of at least two, make up the total. */
export function someRunAddsUp(parts: readonly Figure[], total: number, rounding: number): boolean {
  for (let from = 0; from < parts.length; from++) {
    let sum = 0;
    for (let to = from; to < parts.length; to++) {
      sum += (parts[to] as Figure).value;
      if (to > from && Math.abs(sum - total) <= rounding + 1e-6) return true;
    }
  }
  return false;
}

/** True when the parts follow each other closely, as the items of one list do. */
export function isList(parts: readonly Figure[]): boolean {
  return parts.every((part, i) => {
    const before = parts[i - 1];
    return before === undefined || part.start - before.end <= longestItem;
  });
}
