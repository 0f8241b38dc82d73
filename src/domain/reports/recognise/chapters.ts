/** The numbered chapters of a report. */
import { readCellNumber } from '../../numbers/cell-number.ts';
import { fold } from '../../text/fold.ts';
import type { ReportFormat } from '../format.ts';
import type { Chapter } from '../reading.ts';
import { styledHeadings } from './chapter-styles.ts';
import { withoutContentsList } from './contents-list.ts';
import { rowLabels } from './row-labels.ts';

const numerals = '一二三四五六七八九十';
const headingPattern =
  /^[\s\u00a0\u3000#*]*(?:第)?([一二三四五六七八九十]{1,3})(?:部分|章)?\s*[、.．，,:：]\s*(\S.*)$/;
const maxHeading = 45;
const sentence = /[。；;！!？]/;

function numberOf(text: string): number {
  if (text === '十') return 10;
  if (text.startsWith('十')) return 10 + numerals.indexOf(text.charAt(1)) + 1;
  if (text.endsWith('十') && text.length === 2) return (numerals.indexOf(text.charAt(0)) + 1) * 10;
  return numerals.indexOf(text) + 1;
}

const rowSpellings = new WeakMap<ReportFormat, ReadonlySet<string>>();

/** Folded labels of the form that begin with a chapter-like number (一、本年新收…). */
function formLabels(format: ReportFormat | null): ReadonlySet<string> {
  if (format === null) return new Set();
  const known = rowSpellings.get(format);
  if (known !== undefined) return known;
  const labels = new Set<string>();
  for (const { row, spellings } of rowLabels(format))
    for (const s of [fold(row.label), ...spellings]) labels.add(s);
  for (const table of format.tables) for (const group of table.rowGroups) labels.add(fold(group.label));
  rowSpellings.set(format, labels);
  return labels;
}

/** Reads chapter headings. Rows of the form that are numbered alike are no chapters. */
export function readChapters(lines: readonly string[], format: ReportFormat | null): readonly Chapter[] {
  const labels = formLabels(format);
  const found: { heading: string; number: number; line: number }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] as string;
    if (text.length < 3) continue;
    if (text.length > longLine) {
      found.push(...within(text, i + 1, format));
      continue;
    }
    const match = headingPattern.exec(text);
    if (match === null) continue;
    const heading = headingOf(text, match[2] as string, format);
    if (heading === null) continue;
    const folded = fold(heading);
    if (labels.has(folded) || startsWithLabel(folded, labels)) continue;
    if (beginsLabel(folded, lines, i, labels) || isTableRow(text, lines, i)) continue;
    found.push({ heading, number: numberOf(match[1] as string), line: i + 1 });
  }
  const styled = found.length < fewHeadings ? styledHeadings(lines, format) : [];
  const chapters = withoutContentsList(styled.length > found.length ? styled : found, lines);
  return chapters.map((chapter, i) => ({
    heading: chapter.heading,
    number: chapter.number,
    from: chapter.line,
    to: (chapters[i + 1]?.line ?? lines.length + 1) - 1,
  }));
}

/** With fewer headings than this the chapters may be numbered otherwise. */
const fewHeadings = 3;
const cellNumbers = /[|\t]\s*\d[\d.,]*\s*(?:[|\t]\s*\d[\d.,]*\s*)+[|\t]*\s*$/;
const bareNumber = /^[\s\u00a0\u3000|]*\d+[\s\u00a0\u3000|]*$/;

/** True when numbers stand in the line's further cells, or one on each of the next two printed lines. */
function isTableRow(text: string, lines: readonly string[], index: number): boolean {
  if (cellNumbers.test(text)) return true;
  let numbers = 0;
  for (let i = index + 1; i < Math.min(lines.length, index + 8); i++) {
    if ((lines[i] as string).trim() === '') continue;
    if (!bareNumber.test(lines[i] as string)) return false;
    if (++numbers === 2) return true;
  }
  return false;
}

const longLine = 400;

/** Headings of the form inside one long line: copies that lost their line breaks. */
function within(
  text: string,
  line: number,
  format: ReportFormat | null,
): { heading: string; number: number; line: number }[] {
  const found: { heading: string; number: number; line: number; at: number }[] = [];
  for (const chapter of format?.chapters ?? [])
    for (const title of [chapter.title, ...chapter.aliases]) {
      const heading = `${numerals.charAt(chapter.number - 1)}、${title}`;
      const at = text.search(new RegExp(`(?:^|[\\s\\u00a0\\u3000。|])${heading}`));
      if (at < 0) continue;
      found.push({ heading, number: chapter.number, line, at });
      break;
    }
  return found.sort((a, b) => a.at - b.at);
}

function startsWithLabel(folded: string, labels: ReadonlySet<string>): boolean {
  for (const label of labels) if (label.length > 6 && folded.startsWith(label)) return true;
  return false;
}

/** True when the line and those after it make up a label of the form that the print breaks over lines. */
function beginsLabel(
  folded: string,
  lines: readonly string[],
  index: number,
  labels: ReadonlySet<string>,
): boolean {
  let text = folded;
  for (let i = index + 1; i < Math.min(lines.length, index + 12); i++) {
    const candidates = [...labels].filter((label) => label.startsWith(text));
    if (candidates.length === 0) return false;
    if (candidates.includes(text)) return true;
    const next = lines[i] as string;
    const parts = next.split(/[\s\u00a0\u3000|]+/).filter((part) => part !== '');
    if (parts.some((part) => readCellNumber(part, 'signed') === null)) text += fold(next);
  }
  return labels.has(text);
}

/** The heading's own words: the whole line, or its beginning where running text follows on the same line. */
function headingOf(line: string, rest: string, format: ReportFormat | null): string | null {
  const text = line.replace(/^[\s\u00a0\u3000#*]+|[\s\u00a0\u3000|*]+$/g, '');
  const body = rest.replace(/[\s\u00a0\u3000|*]+$/g, '');
  if (body.length <= maxHeading && !sentence.test(body)) return text;
  for (const chapter of format?.chapters ?? [])
    for (const title of [chapter.title, ...chapter.aliases])
      if (body.startsWith(title)) return text.slice(0, text.indexOf(title) + title.length);
  return null;
}
