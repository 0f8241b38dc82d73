/** The running text of a report: paragraphs put together again from their lines, sentences, and the figures in them. */
import { type Figure, findFigures } from '../../numbers/figures.ts';
import { type Sentence, sentencesOf } from '../../text/sentence.ts';
import { simplify } from '../../text/simplify.ts';

/** Where a further line of the paragraph begins in a text put together from several. */
export interface LineBreak {
  readonly at: number;
  readonly line: number;
}

/** A sentence of running text with the figures in it. */
export interface FiguredSentence extends Sentence {
  readonly figures: readonly Figure[];
  /** The sentence with what stands shortly before it in its paragraph: what it speaks of. */
  readonly around: string;
  readonly breaks: readonly LineBreak[];
}

export interface RunningText {
  readonly sentences: readonly FiguredSentence[];
  /** Sentences that belong together put together: parts divided by semicolons, and a 其中 that begins a new sentence. */
  readonly passages: readonly FiguredSentence[];
}

interface Paragraph {
  text: string;
  readonly line: number;
  readonly breaks: LineBreak[];
}

const digitLike = /[0-9０-９一二三四五六七八九十百]/;
const shortest = 10;
const lookBack = 100;
/** A line as long as this holds running text too, even when table cells stand on it: a copy without line breaks. */
const flattened = 400;
/** Lines cut by a layout are at least this long; headings are shorter. */
const wrapped = 18;
const ended = /[。！？；：!?;:”"）)】》|]\s*$/;
const heading =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|第[一二三四五六七八九十]|附|[•●■])/;
/** Nothing is put together beyond this length: no paragraph or passage of a report is longer. */
const longest = 3_000;
/** No sentence begins with a unit or with punctuation. */
const continues = /^\s*(?:件|条|份|次|个|篇|项|人次|场|期|宗|起|%|％|[，。、；,;）)])/;

/** Puts lines together that a layout cut inside a sentence; lines for which `leftOut` holds stay out. */
function paragraphsOf(lines: readonly string[], leftOut: (line: number) => boolean): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let gap = 0;
  lines.forEach((text, i) => {
    if (text.trim() === '') {
      gap++;
      return;
    }
    if (leftOut(i + 1)) {
      open = null;
    } else if (open !== null && belongs(open, text, gap)) {
      open.text = open.text.trimEnd();
      open.breaks.push({ at: open.text.length, line: i + 1 });
      open.text += text.trimStart();
    } else {
      open = text.length < shortest ? null : { text, line: i + 1, breaks: [] };
      if (open !== null) paragraphs.push(open);
    }
    gap = 0;
  });
  return paragraphs;
}

function belongs(open: Paragraph, text: string, gap: number): boolean {
  if (open.text.length > longest || ended.test(open.text.slice(-8))) return false;
  if (continues.test(text)) return gap <= 1;
  const last = open.text.length - (open.breaks.at(-1)?.at ?? 0);
  return gap === 0 && last >= wrapped && !heading.test(text) && !/^\s*[|\t]/.test(text);
}

/** Sentences and passages of the running text; tables are left out. */
export function runningText(lines: readonly string[], inTable: ReadonlySet<number>): RunningText {
  const sentences: FiguredSentence[] = [];
  const passages: FiguredSentence[] = [];
  const leftOut = (line: number) => inTable.has(line) && (lines[line - 1] as string).length < flattened;
  for (const paragraph of paragraphsOf(lines, leftOut)) {
    const plain = simplify(paragraph.text);
    const own = sentencesOf(plain, paragraph.line).map((sentence) => figured(sentence, plain, paragraph));
    for (const sentence of own) sentences.push(sentence);
    for (let i = 0; i < own.length; ) {
      let next = i + 1;
      const room = (own[i] as FiguredSentence).from + longest;
      while (next < own.length && (own[next]?.from ?? 0) < room && goesOn(own[next - 1], own[next])) next++;
      passages.push(next === i + 1 ? (own[i] as FiguredSentence) : together(own.slice(i, next), plain));
      i = next;
    }
  }
  return { sentences, passages };
}

function figured(sentence: Sentence, plain: string, paragraph: Paragraph): FiguredSentence {
  const { text, from } = sentence;
  const figures = digitLike.test(text) ? findFigures(text) : [];
  const around = plain.slice(Math.max(0, from - lookBack), from + text.length);
  if (paragraph.breaks.length === 0) return { ...sentence, figures, around, breaks: [] };
  const before = paragraph.breaks.findLast((entry) => entry.at <= from);
  const breaks = paragraph.breaks
    .filter((entry) => entry.at > from && entry.at < from + text.length)
    .map((entry) => ({ at: entry.at - from, line: entry.line }));
  return { ...sentence, line: before?.line ?? paragraph.line, figures, around, breaks };
}

/** A sentence that begins so lists the parts of what the one before it told. */
const opensList = /^\s*(?:其中|包括|(?:从|按)[^，,。；;\d]{2,12}[看分])/;

function goesOn(before: FiguredSentence | undefined, next: FiguredSentence | undefined): boolean {
  if (before === undefined || next === undefined || before.figures.length === 0) return false;
  return /[；;]\s*$/.test(before.text) || opensList.test(next.text);
}

function together(parts: readonly FiguredSentence[], plain: string): FiguredSentence {
  const first = parts[0] as FiguredSentence;
  const last = parts.at(-1) as FiguredSentence;
  const shift = (part: FiguredSentence) => part.from - first.from;
  return {
    text: plain.slice(first.from, last.from + last.text.length),
    line: first.line,
    from: first.from,
    around: first.around,
    figures: parts.flatMap((part) =>
      part.figures.map((each) => ({ ...each, start: each.start + shift(part), end: each.end + shift(part) })),
    ),
    breaks: parts.flatMap((part, i) => [
      ...(i > 0 && part.line !== (parts[i - 1] as FiguredSentence).line
        ? [{ at: shift(part), line: part.line }]
        : []),
      ...part.breaks.map((each) => ({ ...each, at: each.at + shift(part) })),
    ]),
  };
}
