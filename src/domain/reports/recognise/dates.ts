/** Dates that a report prints about itself: publication, statistics period, when the form was filled in. */
import { isoDate } from '../../text/year.ts';
import type { ReportDates } from '../reading.ts';

const dash = '(\\d{4})\\s*[-/.．年]\\s*(\\d{1,2})\\s*[-/.．月]\\s*(\\d{1,2})';
/** The day of publication by its own name comes before the day on which a text was drawn up. */
const publication = new RegExp(`(?:发布时间|发布日期|公开日期|公开时间|发布于)[\\s：:|\\[【（(]*${dash}`);
const labelled = new RegExp(
  `(?:发布时间|发布日期|公开日期|公开时间|发文日期|发文时间|成文日期|更新时间|信息时间|时间|日期|发布于)[\\s：:|\\[【（(]*${dash}`,
);
const alone = new RegExp(
  `^[\\s\\u00a0\\u3000•·*|\\[（(-]*${dash}(?:日)?(?:\\s+\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?`,
);
const period =
  /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:零时)?(?:起)?\s*[，,]?\s*(?:至|到|—|-|－|～|~)\s*(?:(\d{4})\s*年|(?:同年|当年))?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;
const filled = /填报(?:日期|时间)\s*[：:]?\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/;

const headLines = 40;

function nextPrinted(lines: readonly string[], index: number): string {
  for (let i = index + 1; i < Math.min(lines.length, index + 4); i++)
    if (lines[i]?.trim()) return lines[i] as string;
  return '';
}

/** A date alone on one of the last lines: the day under the text's signature. */
function signature(lines: readonly string[]): [string | null, string | null] {
  const printed = lines.slice(-60).filter((text) => text.trim() !== '');
  for (const text of printed.slice(-lastLines).reverse()) {
    const match = /^[\s\u00a0\u3000]*(20\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日[\s\u00a0\u3000]*$/.exec(text);
    if (match !== null)
      return [isoDate(Number(match[1]), Number(match[2]), Number(match[3])), match[0].trim()];
  }
  return [null, null];
}

const lastLines = 8;

/** Reads the dates. `body` is the line on which the first chapter begins (publication stands before it). */
export function readDates(
  lines: readonly string[],
  body: number | null,
): ReportDates & { readonly publishedRaw: string | null } {
  let published: string | null = null;
  let publishedRaw: string | null = null;
  const limit = Math.min(lines.length, body ?? headLines, 120);
  for (const pattern of [publication, labelled, alone]) {
    for (let i = 0; i < limit && published === null; i++) {
      const text = lines[i] as string;
      if (text.length > 200 || /填报/.test(text)) continue;
      // A page's metadata table may put the label into one cell and the date into the next.
      const labelOnly = text.length < 12 && /(?:日期|时间)\s*[：:]?\s*$/.test(text);
      const match = pattern.exec(labelOnly ? `${text}${nextPrinted(lines, i)}` : text);
      if (match === null) continue;
      published = isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
      publishedRaw = match[0].trim();
    }
  }
  if (published === null) [published, publishedRaw] = signature(lines);
  let period_from: string | null = null;
  let period_to: string | null = null;
  let form_filled: string | null = null;
  for (const text of lines) {
    if (period_from === null && text.length > 12) {
      const match = period.exec(text);
      if (match !== null) {
        period_from = isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
        period_to = isoDate(Number(match[4] ?? match[1]), Number(match[5]), Number(match[6]));
      }
    }
    if (form_filled === null) {
      const match = filled.exec(text);
      if (match !== null) form_filled = isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
    }
  }
  return { published, period_from, period_to, form_filled, publishedRaw };
}
