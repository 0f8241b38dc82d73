/** The archive: filter, region by year, list. */
import type { ReportSummary } from '../../../usecases/ports.ts';
import type { Archive, ArchiveFilter } from '../../../usecases/reports/list.ts';
import { ReportList, type ReportListProps } from '../../components/report-list/report-list.tsx';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';
import { keptMarkup } from '../../kept-markup.ts';

export interface ReportsProps {
  readonly archive: Archive;
  readonly filter: ArchiveFilter;
  readonly formats: readonly { readonly id: string; readonly shortTitle: string }[];
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function ReportsView({ archive, filter, formats, formatTitle }: ReportsProps) {
  const filtered = filter.q !== undefined || filter.year !== undefined || filter.format !== undefined;
  return (
    <div class="wrap page">
      <h1 class="title">查年报</h1>
      <form class="filter" method="get" action="/reports">
        <label>
          地区或关键词
          <input
            type="search"
            name="q"
            value={filter.q ?? ''}
            maxLength={60}
            placeholder="如 句容、贵州、2019"
          />
        </label>
        <label>
          年度
          <select name="year">
            <option value="">全部年度</option>
            {archive.allYears.map((year) => (
              <option value={String(year)} selected={year === filter.year}>
                {year} 年
              </option>
            ))}
          </select>
        </label>
        <label>
          格式
          <select name="format">
            <option value="">全部格式</option>
            {formats.map((format) => (
              <option value={format.id} selected={format.id === filter.format}>
                {format.shortTitle}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn">
          查找
        </button>
      </form>
      <p class="quiet" role="status">
        {filtered ? (
          <>
            找到 {archive.reports.length} 份（共 {archive.total} 份）。<a href="/reports">看全部</a>
          </>
        ) : (
          <>共 {archive.total} 份。</>
        )}
      </p>
      {archive.reports.length === 0 ? (
        <Empty filtered={filtered} q={filter.q} />
      ) : (
        <div {...keptMarkup(archive, 'found', () => <Found archive={archive} formatTitle={formatTitle} />)} />
      )}
    </div>
  );
}

function Found({ archive, formatTitle }: Pick<ReportsProps, 'archive' | 'formatTitle'>) {
  return (
    <>
      <h2 id="regions">地区 × 年度</h2>
      <Matrix archive={archive} />
      <h2 id="read">年报列表</h2>
      <ReportList reports={archive.reports} formatTitle={formatTitle} />
    </>
  );
}

function Empty({ filtered, q }: { filtered: boolean; q: string | undefined }) {
  if (!filtered) {
    return (
      <div class="empty">
        <p>这里还没有年报。</p>
        <p>
          手上有年报文件？可以先<a href="/check">核对一份</a>。
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>没有找到{q === undefined ? '符合条件的' : `与“${q}”有关的`}年报。</p>
      <ul>
        <li>地区名称写短一些试试，例如只写“句容”。</li>
        <li>
          去掉年度、格式条件，<a href="/reports">看全部年报</a>。
        </li>
        <li>
          手上有这份年报的文件？可以直接<a href="/check">上传核对</a>。
        </li>
      </ul>
    </div>
  );
}

function Matrix({ archive }: { archive: Archive }) {
  return (
    <ScrollRegion label="地区与年度对照表" wide>
      <table class="stat matrix-years">
        <caption class="hidden">各地区各年度的年报与发现的矛盾</caption>
        <thead>
          <tr>
            <th scope="col">地区</th>
            {newestFirst(archive.years).map((year) => (
              <th scope="col">{year}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {archive.regions.map((region) => (
            <tr>
              <th scope="row">
                <a href={`/regions/${region.regionId}`}>{region.regionName}</a>
                {region.place === '' ? null : <small>{region.place}</small>}
              </th>
              {newestFirst(region.reports).map((reports) => (
                <td>
                  {reports.length === 0 ? (
                    <span class="none">—</span>
                  ) : (
                    reports.map((report) => <YearLink report={report} />)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The newest year stands first: on a phone the others are scrolled to. */
function newestFirst<T>(each: readonly T[]): readonly T[] {
  return [...each].reverse();
}

function YearLink({ report }: { report: ReportSummary }) {
  const tone = report.errors > 0 ? 'off' : report.warnings > 0 ? 'soon' : 'ok';
  const words =
    report.errors > 0
      ? `${report.errors} 矛盾`
      : report.warnings > 0
        ? `${report.warnings} 待核`
        : '未见矛盾';
  return (
    <a
      class={`tag ${tone}`}
      href={`/reports/${report.regionId}/${report.reportId}`}
      aria-label={`${report.regionName} ${report.year} 年：${words}`}
    >
      {words}
    </a>
  );
}
