/** Whether another report is last year's report of the same body. */
import type { ReadReport } from '../reading.ts';

/**
 * Why a report cannot be held against another one as its predecessor: another region, or not the year before.
 * @returns words for people (zh-CN), or null when it is the predecessor (unknown region or year count as fitting).
 */
export function whyNotPrevious(report: ReadReport, previous: ReadReport): string | null {
  const [own, other] = [report.region, previous.region];
  if (own !== null && other !== null && own.name !== other.name) return `${other.name}的报告`;
  if (report.year !== null && previous.year !== null && previous.year !== report.year - 1)
    return `${previous.year} 年度的报告`;
  return null;
}
