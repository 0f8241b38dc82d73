/** What the report says about itself: publisher, period, contact. */
import type { ReadReport } from '../../../domain/reports/reading.ts';
import { levelWord, scopeText } from '../../words.ts';

export interface ReportFactsProps {
  readonly report: ReadReport;
  readonly basis: string | null;
  readonly law: string | null;
  readonly source?: string;
  readonly recordedFrom?: string;
}

/** A table of facts; what is not printed is said to be not printed. */
export function ReportFacts({ report, basis, law, source, recordedFrom }: ReportFactsProps) {
  const { region, dates, contact } = report;
  const period =
    dates.period_from === null && dates.period_to === null
      ? null
      : `${dates.period_from ?? '？'} 至 ${dates.period_to ?? '？'}`;
  const rows: [string, string | null][] = [
    [
      '地区',
      region === null
        ? null
        : [region.province, region.prefecture, region.name].filter((part) => part).join(' '),
    ],
    ['级别', region === null ? null : levelWord[region.level]],
    ['编制机关', report.publisher],
    ['统计范围', scopeText(report.scope)],
    ['统计期限', period],
    ['公布日期', dates.published],
    ['填报日期', dates.form_filled],
    ['联系单位', contact.unit ?? null],
    ['地址', contact.address ?? null],
    ['邮编', contact.postcode ?? null],
    ['电话', contact.phone ?? null],
    ['电子邮箱', contact.email ?? null],
    ['网址', contact.url ?? null],
    ['表式', basis],
    ['法律依据', law],
    ['文件来源', source === undefined || source === recordedFrom ? null : source],
    ['文件名', recordedFrom?.replace(/^.*[\\/]/, '') ?? null],
  ];
  const optional = new Set([
    '填报日期',
    '邮编',
    '电子邮箱',
    '网址',
    '文件来源',
    '文件名',
    '表式',
    '法律依据',
  ]);
  return (
    <table class="facts">
      <caption class="hidden">报告的基本信息</caption>
      <tbody>
        {rows
          .filter(([name, value]) => value !== null || !optional.has(name))
          .map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                {name === '法律依据' ? <a href="/about#law">{value}</a> : (value ?? <i>报告中没有写明</i>)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
