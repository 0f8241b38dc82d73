/** A list of reports with their marks. */
import type { ReportSummary } from '../../../usecases/ports.ts';
import { FindingTags, FormatTag } from '../tags/tags.tsx';

export interface ReportListProps {
  readonly reports: readonly ReportSummary[];
  /** Short title of a form by its id. */
  readonly formatTitle: (id: string | null) => string | null;
}

/** Reports, one entry each: title, date, marks, how much was read. */
export function ReportList({ reports, formatTitle }: ReportListProps) {
  return (
    <ul class="list">
      {reports.map((report) => (
        <li>
          <a href={`/reports/${report.regionId}/${report.reportId}`}>{report.title}</a>
          {report.published === null ? null : <time dateTime={report.published}>{report.published}</time>}
          <span class="meta">
            <FormatTag title={formatTitle(report.generation)} />
            <FindingTags errors={report.errors} warnings={report.warnings} hints={report.hints} />
            <span>
              {[report.province, report.prefecture].filter((part) => part).join(' ')} {report.regionName} ·{' '}
              {report.cellsAll === 0 ? '没有统计表' : `读出 ${report.cellsRead}/${report.cellsAll} 格`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
