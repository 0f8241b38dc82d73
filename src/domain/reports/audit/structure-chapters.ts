/** Chapters: all there, in order, with content. */
import type { Chapter } from '../reading.ts';
import type { Mechanism } from './mechanism.ts';

/** The fixed chapters of the form must follow each other; extra or misnumbered headings are told. */
export const checkChapters: Mechanism = (context) => {
  const wanted = context.format?.chapters ?? [];
  const { chapters } = context.report;
  if (wanted.length === 0 || chapters.length === 0) return [];
  const details: string[] = [];
  const evidence: { quote: string; line: number }[] = [];
  let last = 0;
  for (const chapter of chapters) {
    if (chapter.number === last + 1) {
      last = chapter.number;
      continue;
    }
    details.push(
      chapter.number <= last
        ? `“${chapter.heading}”编号重复或倒退`
        : `“${chapter.heading}”之前缺第 ${last + 1} 部分`,
    );
    evidence.push({ quote: chapter.heading, line: chapter.from });
    if (chapter.number > last && chapter.number <= wanted.length) last = chapter.number;
  }
  const missing = wanted.filter((entry) => !chapters.some((chapter) => chapter.number === entry.number));
  for (const entry of missing)
    if (entry.number > last) details.push(`缺“第 ${entry.number} 部分 ${entry.title}”`);
  if (details.length === 0) return [];
  return [{ facts: { detail: details.join('；') }, evidence }];
};

/** The text of a chapter without white space and table remnants, from behind its heading to the next one. */
function bodyOf(chapter: Chapter, next: Chapter | undefined, lines: readonly string[]): string {
  const text = lines.slice(chapter.from - 1, Math.max(chapter.to, chapter.from)).join('\n');
  const start = text.indexOf(chapter.heading);
  const behind = start < 0 ? text : text.slice(start + chapter.heading.length);
  const cut = next !== undefined && next.from === chapter.from ? behind.indexOf(next.heading) : -1;
  return (cut < 0 ? behind : behind.slice(0, cut)).replace(/[\s\u00a0\u3000|]/g, '');
}

const atLeast = 10;

/** A chapter whose whole text is empty, 无, or shorter than ten characters. */
export const checkEmptyChapter: Mechanism = (context, rule) => {
  const chapter = context.report.chapters.find((entry) => entry.number === rule.chapter);
  if (chapter === undefined) return [];
  const next = context.report.chapters[context.report.chapters.indexOf(chapter) + 1];
  const body = bodyOf(chapter, next, context.lines);
  // Sub-headings numbered anew (一是…, 三、…) may have cut the chapter short; then its text goes on behind them.
  if (body.length >= atLeast || (next !== undefined && next.number !== chapter.number + 1)) return [];
  return [{ facts: {}, evidence: [{ quote: `${chapter.heading} ${body}`.trim(), line: chapter.from }] }];
};

/** A chapter that must speak of something and does not. */
export const checkChapterSays: Mechanism = (context, rule) => {
  const chapter = context.report.chapters.find((entry) => entry.number === rule.chapter);
  if (chapter === undefined || rule.pattern === null) return [];
  const body = `${bodyOf(chapter, undefined, context.lines)}${context.lines.slice(chapter.to).join('')}`;
  if (rule.pattern.test(body)) return [];
  return [{ facts: {}, evidence: [{ quote: chapter.heading, line: chapter.from }] }];
};
