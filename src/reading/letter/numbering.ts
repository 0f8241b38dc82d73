/** Numbers that Word counts itself and writes nowhere: without them a letter's headings would lose theirs. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { attribute, scanXml, type XmlHandler } from '../zip/scan-xml.ts';

interface Level {
  format: string;
  /** E.g. `（%1）`. */
  text: string;
  start: number;
}

export interface Numbering {
  /** The printed number of the next paragraph of a list; '' for bullets and unknown lists. */
  next(id: string, depth: number): string;
}

/** Counts as the part says. An absent part numbers nothing. */
export function readNumbering(xml: string | undefined, limits: ReadingLimits): Numbering | ReadingProblem {
  const lists = new Map<string, Level[]>();
  const numbers = new Map<string, string>();
  let list: Level[] | null = null;
  let level: Level | null = null;
  let numberId = '';
  const handler: XmlHandler = {
    open(tag, attributes) {
      const value = attribute(attributes, 'val') ?? '';
      if (tag === 'abstractNum') {
        list = [];
        lists.set(attribute(attributes, 'abstractNumId') ?? '', list);
      } else if (tag === 'lvl' && list !== null) {
        level = { format: 'decimal', text: '', start: 1 };
        list[Number(attribute(attributes, 'ilvl') ?? 0)] = level;
      } else if (tag === 'num') numberId = attribute(attributes, 'numId') ?? '';
      else if (tag === 'abstractNumId') numbers.set(numberId, value);
      else if (level === null) return;
      else if (tag === 'numFmt') level.format = value;
      else if (tag === 'lvlText') level.text = value;
      else if (tag === 'start') level.start = Number(value) || 0;
    },
    close(tag) {
      if (tag === 'abstractNum') list = null;
      if (tag === 'lvl') level = null;
    },
    text() {},
  };
  const problem = xml === undefined ? undefined : scanXml(xml, handler, limits);
  if (problem !== undefined) return problem;

  const counts = new Map<string, number[]>();
  return {
    next(id, depth) {
      const key = numbers.get(id) ?? '';
      const levels = lists.get(key);
      const own = levels?.[depth];
      if (levels === undefined || own === undefined || own.format === 'bullet' || own.format === 'none')
        return '';
      const count = counts.get(key) ?? [];
      counts.set(key, count);
      count[depth] = (count[depth] ?? own.start - 1) + 1;
      count.length = depth + 1;
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const each = levels[at];
        return each === undefined ? '' : printed(count[at] ?? each.start, each.format);
      });
    },
  };
}

const DIGITS = '〇一二三四五六七八九';
const CIRCLED_FIRST = 0x2460;
const CIRCLED = 20;

function printed(count: number, format: string): string {
  if (/^(chinese|japanese|taiwanese|ideographDigital)/.test(format)) return inChinese(count);
  if (/^decimalEnclosedCircle/.test(format) && count >= 1 && count <= CIRCLED)
    return String.fromCodePoint(CIRCLED_FIRST + count - 1);
  if (/Letter$/.test(format)) {
    const letter = String.fromCodePoint(0x61 + ((count - 1) % 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  return String(count);
}

function inChinese(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones]);
}
