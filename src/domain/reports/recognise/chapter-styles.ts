/** Chapters that are not numbered 一、: by 第一部分, （一） or 1., or not at all. Taken by the form's own titles only. */
import { fold } from '../../text/fold.ts';
import type { ReportFormat } from '../format.ts';

export interface StyledHeading {
  readonly heading: string;
  readonly number: number;
  readonly line: number;
}

const styles: readonly RegExp[] = [
  /^第[一二三四五六七八九十]{1,3}(?:部分|章)[\s\u00a0\u3000]*[、.．:：]?[\s\u00a0\u3000]*(\S.*)$/,
  /^[（(][一二三四五六七八九十]{1,3}[）)][\s\u00a0\u3000]*、?(\S.*)$/,
  /^\d{1,2}[\s\u00a0\u3000]*[.．、](?!\d)[\s\u00a0\u3000]*(\S.*)$/,
  /^(\S.*)$/,
];
const edge = /^[\s\u00a0\u3000#*|]+|[\s\u00a0\u3000|*]+$/g;
const longestHeading = 40;
/** So many chapters of the form must be printed in one style for it to be the style of the chapters. */
const proof = 4;
const spareCharacters = 8;

/** Headings in the first style that prints enough of the form's chapters in their order; empty when none does. */
export function styledHeadings(
  lines: readonly string[],
  format: ReportFormat | null,
): readonly StyledHeading[] {
  if (format === null || format.chapters.length === 0) return [];
  const chapters = chapterNames(format);
  const shortest = Math.min(...chapters.flatMap((chapter) => chapter.names.map((name) => name.length)));
  for (const style of styles) {
    const found: StyledHeading[] = [];
    for (let i = 0; i < lines.length; i++) {
      if ((lines[i] as string).length < shortest) continue;
      const text = (lines[i] as string).replace(edge, '');
      if (text.length < shortest || text.length > longestHeading || /[。；;]/.test(text)) continue;
      const title = style.exec(text)?.[1];
      if (title === undefined) continue;
      const number = chapterNumber(title, chapters);
      if (number !== null) found.push({ heading: text, number, line: i + 1 });
    }
    if (new Set(found.map((entry) => entry.number)).size >= proof) return found;
  }
  return [];
}

interface ChapterNames {
  readonly number: number;
  readonly names: readonly string[];
}

const folded = new WeakMap<ReportFormat, readonly ChapterNames[]>();

/** The folded titles of the form's chapters. */
function chapterNames(format: ReportFormat): readonly ChapterNames[] {
  const known = folded.get(format);
  if (known !== undefined) return known;
  const made = format.chapters.map((chapter) => ({
    number: chapter.number,
    names: [chapter.title, ...chapter.aliases].map(fold),
  }));
  folded.set(format, made);
  return made;
}

/** The number of the form's chapter that bears this title, with a few more words at most. */
function chapterNumber(title: string, chapters: readonly ChapterNames[]): number | null {
  const text = fold(title);
  const bears = (name: string): boolean =>
    text === name || (name.length >= spareCharacters && isLonger(text, name));
  return chapters.find((chapter) => chapter.names.some(bears))?.number ?? null;
}

const isLonger = (text: string, name: string): boolean =>
  text.includes(name) && text.length <= name.length + spareCharacters;
