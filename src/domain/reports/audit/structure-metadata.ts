/** What a report must say about itself: title, period, contact, and when it was published. */

import type { Mechanism } from './mechanism.ts';
import { whyNotPrevious } from './previous-year.ts';

/** Title, statistics period and a way to reach the publisher. */
export const checkMetadata: Mechanism = (context) => {
  const { report } = context;
  const missing: string[] = [];
  if (report.title === null) missing.push('标题');
  if (report.title === null && report.publisher === null) missing.push('发布机关');
  if (report.dates.period_from === null && !saysPeriod(context.lines)) missing.push('统计期限');
  const { phone, address, email, postcode } = report.contact;
  if (phone === undefined && address === undefined && email === undefined && postcode === undefined)
    missing.push('联系方式（电话、地址）');
  const inform = context.lines.findIndex((line) => /(?:疑问|咨询).{0,20}联系/.test(line));
  const grave = report.title === null || missing.length >= 2;
  if (!grave) return [];
  const evidence =
    inform < 0
      ? []
      : [{ quote: /[^。，,]*联系[^。，,]*/.exec(context.lines[inform] ?? '')?.[0] ?? '', line: inform + 1 }];
  return [{ facts: { detail: missing.join('、') }, evidence }];
};

function saysPeriod(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /(?:统计)?(?:期限|时限|时间段?)[^。]{0,12}(?:1|１|一)\s*月\s*(?:1|１|一)\s*日/.test(line),
  );
}

/** The statistics period must be the whole report year. */
export const checkPeriod: Mechanism = (context) => {
  const { year, dates } = context.report;
  if (year === null || dates.period_from === null || dates.period_to === null) return [];
  if (dates.period_from === `${year}-01-01` && dates.period_to === `${year}-12-31`) return [];
  const line = context.lines.findIndex((text) =>
    /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,6}(?:至|到)/.test(text),
  );
  return [
    {
      facts: { detail: `报告年度 ${year}，期限写 ${dates.period_from} 至 ${dates.period_to}` },
      evidence: [{ quote: `${dates.period_from} 至 ${dates.period_to}`, line: line < 0 ? null : line + 1 }],
    },
  ];
};

/** Published after the day (month and day of the rule) of the year that follows the report year. */
export const checkDeadline: Mechanism = (context, rule) => {
  const { year, dates, publisher, title } = context.report;
  if (year === null || dates.published === null || rule.month === null || rule.day === null) return [];
  const organ = publisher ?? title ?? '';
  if (rule.pattern !== null && (!rule.pattern.test(organ) || (rule.unless?.test(organ) ?? false))) return [];
  const deadline = `${year + 1}-${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`;
  if (dates.published <= deadline) return [];
  return [{ facts: { date: dates.published, deadline }, arithmetic: `${dates.published} > ${deadline}` }];
};

/** The form must be the one prescribed for the report year. */
export const checkFormatYear: Mechanism = (context) => {
  const { year, tables } = context.report;
  const { format } = context;
  if (year === null || format === null || tables.length === 0) return [];
  const { from, until } = format.years;
  if (year >= from && (until === null || year < until)) return [];
  return [{ facts: { year, format: format.title } }];
};

/** The report given as last year's is another region's or another year's. */
export const checkPrevious: Mechanism = (context) => {
  const why = context.previous === null ? null : whyNotPrevious(context.report, context.previous);
  return why === null ? [] : [{ facts: { detail: why } }];
};
