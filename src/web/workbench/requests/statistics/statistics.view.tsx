/** The third and fourth tables in their printed form; each figure leads to the list that it counts. */

import type { ReportFormat } from '../../../../domain/reports/format.ts';
import { layOutTable } from '../../../../domain/reports/lay-out-table.ts';
import type { RequestRules } from '../../../../domain/request-rules/request-rules.ts';
import type { TableView } from '../../../../usecases/reports/report-view.ts';
import type { YearCount } from '../../../../usecases/requests/count-requests.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { StatTable } from '../../../components/stat-table/stat-table.tsx';
import { section } from '../section.ts';

export interface StatisticsProps {
  readonly count: YearCount;
  readonly rules: RequestRules;
  readonly formats: readonly ReportFormat[];
  readonly years: readonly number[];
  /** That the caller may count. */
  readonly agencies: readonly (readonly [agencyId: string, name: string])[];
  readonly wholeCounty: boolean;
}

export function StatisticsView(props: StatisticsProps) {
  const { count } = props;
  const { unplaced, year, agencyId, name, format } = count;
  const query = new URLSearchParams({
    year: String(year),
    ...(agencyId === null ? {} : { agency: agencyId }),
  });
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="统计" />
      <h1 class="title">
        {name} {year} 年申请统计
      </h1>
      <p class="lead quiet">由办理记录直接计数，表式是{format.title}。点任一个数，看它计的是哪些件。</p>
      <Filter {...props} />
      {unplaced.total === 0 ? null : (
        <Notice tone="error" title={`${unplaced.total} 件已办结的申请不落在任何一格`}>
          <p>请逐件核对答复类型和依据：{unplaced.numbers.join('、')}</p>
        </Notice>
      )}
      <p class="small">
        导出：<a href={`${section}/statistics.xlsx?${query}`}>XLSX</a>{' '}
        <a href={`${section}/statistics.csv?${query}`}>CSV</a>
      </p>
      {tablesOf(count).map((table) => (
        <section class="chapter">
          <h2>{table.layout.title}</h2>
          <StatTable table={table} cellBase={`${section}/statistics/cell?${query}&cell=`} />
        </section>
      ))}
    </div>
  );
}

/** The counted tables as the form lays them out. */
function tablesOf({ format, tables, cells }: YearCount): readonly TableView[] {
  return format.tables
    .filter(({ key }) => tables.includes(key))
    .map((table) => {
      const layout = layOutTable(format, table);
      return {
        layout,
        printed: true,
        cells: layout.rows.map((row) =>
          row.cells.map((cell) =>
            cell === null
              ? null
              : {
                  key: cell.key,
                  label: cell.label,
                  value: cells[cell.key] ?? null,
                  state: cells[cell.key] === undefined ? ('absent' as const) : ('number' as const),
                  candidates: [],
                  marks: [],
                  tone: null,
                },
          ),
        ),
      };
    });
}

function Filter({ count, years, agencies, wholeCounty }: StatisticsProps) {
  return (
    <form class="filter" method="get" action={`${section}/statistics`}>
      <label>
        年度
        <select name="year">
          {years.map((year) => (
            <option value={String(year)} selected={year === count.year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <label>
        机关
        <select name="agency">
          {wholeCounty ? <option value="">全县</option> : null}
          {agencies.map(([id, name]) => (
            <option value={id} selected={id === count.agencyId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn">
        统计
      </button>
    </form>
  );
}
