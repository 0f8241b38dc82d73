/** Chapters: all there, in order, with content. */
import type { Chapter } from '../reading.ts';
import type { Mechanism } from './structure.ts';

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
    details.push(chapter.number <= last ? `“${chapter.heading}”编号重复或倒退` : `“${chapter.heading}”之前缺第 ${last + 1} 部分`);
    evidence.push({ quote: chapter.heading, line: chapter.from });
    if (chapter.number > last && chapter.number <= wanted.length) last = chapter.number;
  }
  const missing = wanted.filter((entry) => !chapters.some((chapter) => chapter.number === entry.number));
  for (const entry of missing)
    if (entry.number > last) details.push(`缺“第 ${entry.number} 部分 ${entry.title}”`);
  if (details.length === 0) return [];
  return [{ facts: { detail: details.join('；') }, evidence }];
};

function bodyOf(chapter: Chapter, lines: readonly string[]): string {
  const first = (lines[chapter.from - 1] ?? '').trim();
  const sameLine = first.startsWith(chapter.heading) ? first.slice(chapter.heading.length) : '';
  return `${sameLine}${lines.slice(chapter.from, chapter.to).join('')}`.replace(/[\s\u00a0\u3000|]/g, '');
}

const atLeast = 10;

/** A chapter whose whole text is empty, 无, or shorter than ten characters. */
export const checkEmptyChapter: Mechanism = (context, rule) => {
  const chapter = context.report.chapters.find((entry) => entry.number === rule.chapter);
  if (chapter === undefined) return [];
  const body = bodyOf(chapter, context.lines);
  // Sub-headings numbered anew (一是…, 三、…) may have cut the chapter short; then its text goes on behind them.
  const next = context.report.chapters[context.report.chapters.indexOf(chapter) + 1];
  if (body.length >= atLeast || (next !== undefined && next.number !== chapter.number + 1)) return [];
  return [{ facts: {}, evidence: [{ quote: `${chapter.heading} ${body}`.trim(), line: chapter.from }] }];
};

/** A chapter that must speak of something and does not. */
export const checkChapterSays: Mechanism = (context, rule) => {
  const chapter = context.report.chapters.find((entry) => entry.number === rule.chapter);
  if (chapter === undefined || rule.pattern === null) return [];
  const body = `${bodyOf(chapter, context.lines)}${context.lines.slice(chapter.to).join('')}`;
  if (rule.pattern.test(body)) return [];
  return [{ facts: {}, evidence: [{ quote: chapter.heading, line: chapter.from }] }];
};
