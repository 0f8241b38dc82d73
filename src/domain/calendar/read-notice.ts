/** A notice on days off as people type it, a row for each holiday: read, and every mistake named in words. */
import { readDay } from '../agencies/read-day.ts';
import type { Problem } from '../problems/problem.ts';
import type { CalendarNotice } from './calendar.ts';
import { noticeProblems } from './check-notices.ts';
import { dayNumber, isWeekend } from './day-number.ts';

/** Texts of a form; rows that are wholly empty count for nothing. */
export interface NoticeTexts {
  readonly year: string;
  readonly source: string;
  readonly issued: string;
  readonly scope: string;
  readonly rows: readonly NoticeRow[];
}

export interface NoticeRow {
  /** 国庆节 */
  readonly name: string;
  readonly from: string;
  readonly until: string;
  /** Make-up days, with 、or spaces between. */
  readonly work: string;
}

const longest = { source: 60, name: 20 } as const;

/** Problems name their field: `source`, `rows.0.from`. The notice is there when there are none. */
export function readNotice(
  texts: NoticeTexts,
  today: string,
): { readonly notice: CalendarNotice | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) =>
    void problems.push({ code: 'field-invalid', field, message });
  const year = /^20\d{2}$/.test(texts.year) ? Number(texts.year) : null;
  if (year === null) wrong('year', '请填写年份，如 2027。');
  if (texts.source === '') wrong('source', '请填写通知的文号。');
  else if ([...texts.source].length > longest.source) wrong('source', `文号最多 ${longest.source} 个字。`);
  const issued = readDay(texts.issued);
  if (issued === null) wrong('issued', '请填写通知的发文日期。');
  else if (issued > today) wrong('issued', '发文日期不能晚于今天。');
  const scope: CalendarNotice['scope'] | null =
    texts.scope === 'national' || texts.scope === 'local' ? texts.scope : null;
  if (scope === null) wrong('scope', '请选择是国务院的通知还是本地的安排。');
  const off: CalendarNotice['off'][number][] = [];
  const work: CalendarNotice['work'][number][] = [];
  for (const [at, row] of texts.rows.entries()) {
    if (row.name + row.from + row.until + row.work === '') continue;
    const read = readRow(row, at, year, wrong);
    if (read === null) continue;
    if (read.off !== null) off.push(read.off);
    work.push(...read.work);
  }
  if (off.length + work.length === 0 && problems.length === 0)
    wrong('rows.0.name', '请至少填写一个节日的放假日期。');
  if (problems.length > 0 || year === null || issued === null || scope === null)
    return { notice: null, problems };
  const notice: CalendarNotice = { year, source: texts.source, issued, scope, off, work };
  // What is wrong between rows: two that name one day.
  for (const { path, message } of noticeProblems(notice)) {
    const day = /\d{4}-\d{2}-\d{2}/.exec(message)?.[0] ?? '';
    const name = path[0] === 'off' ? off[Number(path[1])]?.name : work[Number(path[1])]?.name;
    const row = texts.rows.findIndex((each) => each.name === name);
    wrong(`rows.${Math.max(0, row)}.from`, `${day} 写了两次，或者不能这样安排，请核对“${name ?? ''}”。`);
  }
  return problems.length > 0 ? { notice: null, problems } : { notice, problems };
}

function readRow(
  { name, from, until, work }: NoticeRow,
  at: number,
  year: number | null,
  wrong: (field: string, message: string) => void,
): {
  readonly off: CalendarNotice['off'][number] | null;
  readonly work: CalendarNotice['work'][number][];
} | null {
  const field = (part: string) => `rows.${at}.${part}`;
  let good = true;
  const bad = (part: string, message: string) => {
    good = false;
    wrong(field(part), message);
  };
  if (name === '') bad('name', '请填写节日的名称。');
  else if ([...name].length > longest.name) bad('name', `名称最多 ${longest.name} 个字。`);
  const near = (day: string) => year === null || (day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`);
  const first = from === '' ? null : readDay(from);
  const last = until === '' ? null : readDay(until);
  if (from !== '' && first === null) bad('from', '放假的第一天请写成 2027-01-01 这样。');
  if (until !== '' && last === null) bad('until', '放假的最后一天请写成 2027-01-03 这样。');
  if ((from === '') !== (until === ''))
    bad(from === '' ? 'from' : 'until', '放假的第一天和最后一天请都填写。');
  if (first !== null && last !== null) {
    if (last < first) bad('until', '放假的最后一天不能早于第一天。');
    else if (dayNumber(last) - dayNumber(first) >= 15) bad('until', '一个假期不会超过 15 天，请核对月份。');
    if (!near(first) || !near(last)) bad('from', `放假日期不在 ${year} 年前后，请核对年份。`);
  }
  const days = work.split(/[、，,;；\s]+/u).filter((part) => part !== '');
  const read = days.map(readDay);
  for (const [index, day] of read.entries()) {
    if (day === null) bad('work', `补班日“${days[index]}”请写成 2027-02-07 这样，多个之间用顿号。`);
    else if (!near(day)) bad('work', `补班日 ${day} 不在 ${year} 年前后，请核对年份。`);
    else if (!isWeekend(dayNumber(day))) bad('work', `${day} 不是周末，不需要补班，请核对。`);
    else if (first !== null && last !== null && first <= day && day <= last)
      bad('work', `${day} 在放假期间，不能又是补班日。`);
  }
  if (from === '' && until === '' && days.length === 0) bad('from', '请填写放假日期或者补班日。');
  if (!good) return null;
  return {
    off: first === null || last === null ? null : { from: first, until: last, name },
    work: read.map((day) => ({ day: day!, name })),
  };
}
