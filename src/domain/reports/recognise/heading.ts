/** The report's title and year. */
import { readYear } from '../../text/year.ts';

export interface Heading {
  readonly title: string | null;
  /** 1-based line of the title. */
  readonly line: number | null;
  readonly year: number | null;
}

const yearText = '[0-9０-９]{4}|[一二三四五六七八九〇○零]{4}';
const titlePattern = new RegExp(
  `(${yearText})\\s*(?:年度?|度)[^。；;，,]{0,24}?(?:信息|政务)公开[^。；;，,]{0,8}?(?:年度?报告|年报|工作报告|情况报告|报告)`,
);
const reversedPattern = new RegExp(
  `(?:信息|政务)公开[^。；;，,]{0,12}?(?:年度报告|年报)[^。；;，,]{0,6}?(${yearText})`,
);
const yearInside = new RegExp(`(?:信息|政务)公开(?:工作)?\\s*(${yearText})\\s*年度?(?:工作)?(?:年度)?报告$`);
const organ = /(?:人民政府|政府办公室|办公室|局|委员会|厅|街道办事处|办事处|镇|乡|委|中心|县|市|区|旗)$/;
const navigation = /[>＞»›]|首页|当前位置|上一篇|下一篇|下载|打印|通知$|的函$/;
/** Texts about annual reports that are none: notices, rules, plans. */
const otherKind =
  /(?:做好|编制|编写|报送|编发|公布|发布|开展).*(?:工作的?|的通知|通知)$|通知如下[：:]?$|(?:制度|办法|方案|指南|规定|要点)(?:（试行）)?$/;
const edge = /^[\s\u00a0\u3000#*]+|[\s\u00a0\u3000#*]+$/g;
const siteName = /(?:_|\s[-|—]\s|——|-)(?=[^-_|]*(?:网|政府|门户|平台|公开)[^-_|]*$).*$/;

/** A page's table of details prints the title behind its label, and other details behind it. */
const detail = /^(?:标\s*题|名\s*称|题\s*名|信息名称)\s*[：:|]?\s+|\s*\|.*$/g;

const maxLine = 90;

/** Finds the title among the first lines (or in the file's own title) and the report year in it. */
export function readHeading(lines: readonly string[], fileTitle: string | undefined): Heading {
  const candidates: { title: string; line: number; year: number; score: number }[] = [];
  const limit = Math.min(lines.length, 400);
  for (let i = 0; i < limit; i++) {
    const printed = (lines[i] as string).replace(edge, '').replace(detail, '');
    if (printed === '' || (i >= longLines && printed.length > maxLine)) continue;
    const text = titleLine(printed, lines[i + 1]);
    const match =
      text === null ? null : (titlePattern.exec(text) ?? yearInside.exec(text) ?? reversedPattern.exec(text));
    if (text === null || match === null || otherKind.test(text)) continue;
    const year = readYear(match[1] as string);
    if (year === null) continue;
    const title = completed(text, lines, i);
    const score =
      (navigation.test(text) ? 0 : 4) +
      (i < 60 ? 2 : 0) +
      (organ.test(title.slice(0, title.search(/[0-9０-９一二]{4}/)).trim()) ? 2 : 0) -
      (/[。；;]$/.test(text) ? 3 : 0) -
      (text.length > 50 ? 2 : 0);
    candidates.push({ title, line: i + 1, year, score });
  }
  candidates.sort((a, b) => b.score - a.score || a.line - b.line);
  const best = candidates[0];
  if (best !== undefined && best.score > 0) return { title: best.title, line: best.line, year: best.year };
  const own = fileTitle?.replace(edge, '');
  const match = own === undefined ? null : titlePattern.exec(own);
  if (own !== undefined && match !== null)
    return { title: own.replace(siteName, ''), line: null, year: readYear(match[1] as string) };
  return { title: null, line: null, year: null };
}

/** True for a text that is a notice or rule about annual reports by its own heading. */
export function isOtherKind(lines: readonly string[]): boolean {
  return lines
    .slice(0, otherKindLines)
    .map((line) => line.replace(edge, ''))
    .some(
      (line) => line.length < maxLine && /信息公开.*(?:年度?报告|年报)/.test(line) && otherKind.test(line),
    );
}

const otherKindLines = 20;

/** In the first lines a title may have the whole report behind it on its line. */
const longLines = 6;
const beginning = new RegExp(`^[^。；;，,]{0,40}?${titlePattern.source}`);

/** The line itself; its beginning, where running text follows the title; or line and next line of a broken title. */
function titleLine(text: string, next: string | undefined): string | null {
  if (text.length > maxLine) return beginning.exec(text.slice(0, 160))?.[0] ?? null;
  if (/(?:信息|政务)公开(?:工作)?$/.test(text) && /^[\s\u00a0\u3000]*(?:工作)?(?:年度)?报告/.test(next ?? ''))
    return text + (next ?? '').replace(edge, '');
  return text;
}

/** Joins a title that the print breaks over two or three lines (body's name above, year and words below). */
function completed(text: string, lines: readonly string[], index: number): string {
  if (!/^[（(]?(?:[0-9０-９]{4}|[一二三四五六七八九〇○零]{4})|^政府信息公开/.test(text)) return text;
  for (let i = index - 1; i >= Math.max(0, index - 3); i--) {
    const before = (lines[i] as string).replace(edge, '');
    if (before === '') continue;
    return before.length <= 24 && organ.test(before) && !navigation.test(before) ? before + text : text;
  }
  return text;
}

/** Years printed in running text, with how often each stands there. */
export function yearsMentioned(lines: readonly string[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const line of lines)
    for (const match of line.matchAll(/(?<![0-9])(20[0-9]{2})(?=年|〕|\]|］|】)/g)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  return counts;
}
