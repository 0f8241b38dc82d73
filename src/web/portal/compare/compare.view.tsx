/** Reports side by side: picker, charts, cell by cell. */

import type { ReportSummary } from '../../../usecases/ports.ts';
import { type ComparedTable, type Comparison, shortName } from '../../../usecases/reports/compare.ts';
import { Chart } from '../../components/chart/chart.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import type { ReportListProps } from '../../components/report-list/report-list.tsx';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';
import { FormatTag, ScopeTag } from '../../components/tags/tags.tsx';
import { figure } from '../../words.ts';
import { plainName, Suggestions } from './suggestions.view.tsx';

export interface CompareProps {
  readonly comparison: Comparison;
  readonly onlyDifferent: boolean;
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function CompareView({ comparison, onlyDifferent, formatTitle }: CompareProps) {
  const { records } = comparison;
  return (
    <div class="wrap page">
      <h1 class="title">比一比</h1>
      <p class="quiet">选两份或更多年报，并排看同一格的数。同一地区看变化，同一年度看差别。</p>
      <Picker comparison={comparison} />
      {comparison.unknown.length === 0 ? null : (
        <Notice tone="warn" title="有的年报没有找到">
          <p>
            {comparison.unknown.map((ref) => `${ref.regionId}/${ref.reportId}`).join('、')} 不在本站，已略去。
          </p>
        </Notice>
      )}
      {records.length < 2 ? <Suggestions comparison={comparison} /> : null}
      {records.length < 2 ? null : (
        <>
          <Warnings comparison={comparison} />
          <ul class="list short compared">
            {records.map((record) => (
              <li>
                <a href={`/reports/${record.regionId}/${record.reportId}`}>{record.title}</a>
                <span class="meta">
                  <FormatTag title={formatTitle(record.report.generation)} />
                  <ScopeTag scope={record.report.scope} />
                </span>
              </li>
            ))}
          </ul>
          <h2>图表</h2>
          {comparison.charts.length === 0 ? (
            <p class="quiet">这些年报没有可以画在一起的数。</p>
          ) : (
            <div class="charts">
              {comparison.charts.map((chart) => (
                <Chart chart={chart} categoryTitle="年报" />
              ))}
            </div>
          )}
          <h2>逐格比较</h2>
          <CellByCell comparison={comparison} onlyDifferent={onlyDifferent} />
        </>
      )}
    </div>
  );
}

function Picker({ comparison }: { comparison: Comparison }) {
  const boxes = Math.min(6, Math.max(3, comparison.records.length + 1));
  const groups = [...Map.groupBy(comparison.choices, (each) => each.regionName)].sort(([a], [b]) =>
    a.localeCompare(b, 'zh'),
  );
  return (
    <form class="filter" method="get" action="/compare">
      {Array.from({ length: boxes }, (_, at) => {
        const chosen = comparison.records[at];
        return (
          <label>
            年报 {at + 1}
            <select name="r">
              <option value="">不选</option>
              {groups.map(([name, reports]) => (
                <optgroup label={name}>
                  {reports.map((report) =>
                    choice(
                      report,
                      chosen?.regionId === report.regionId && chosen.reportId === report.reportId,
                    ),
                  )}
                </optgroup>
              ))}
            </select>
          </label>
        );
      })}
      <button type="submit" class="btn">
        比较
      </button>
    </form>
  );
}

function choice(report: ReportSummary, selected: boolean) {
  return (
    <option value={`${report.regionId}/${report.reportId}`} selected={selected}>
      {plainName(report)}
    </option>
  );
}

function Warnings({ comparison }: { comparison: Comparison }) {
  return (
    <>
      {comparison.mixedScopes ? (
        <Notice tone="warn" title="统计范围不同，不宜比高低">
          <p>
            所选年报有本机关报告、汇总报告，或没有写明范围。汇总报告把下级和各部门的数加在一起，与单个机关的数没有可比性。
          </p>
        </Notice>
      ) : null}
      {comparison.sameFormat ? null : (
        <Notice tone="info" title="所选年报格式不同">
          <p>不同格式的格子不能一一对应，下面只画出各种格式都有的数。</p>
        </Notice>
      )}
    </>
  );
}

function CellByCell({ comparison, onlyDifferent }: { comparison: Comparison; onlyDifferent: boolean }) {
  const { records, tables } = comparison;
  if (tables.length === 0) return <p class="quiet">格式不同，或没有统计表，不能逐格比较。</p>;
  const differing = tables.reduce((sum, table) => sum + table.cells.filter((cell) => cell.differs).length, 0);
  const address = records.map((each) => `r=${each.regionId}/${each.reportId}`).join('&');
  const shown = onlyDifferent
    ? tables
        .map((table) => ({ ...table, cells: table.cells.filter((cell) => cell.differs) }))
        .filter((table) => table.cells.length > 0)
    : tables;
  return (
    <>
      <p class="small quiet">
        {differing} 格不同，左侧标“≠”。{' '}
        {onlyDifferent ? (
          <a href={`/compare?${address}`}>显示全部</a>
        ) : (
          <a href={`/compare?${address}&only=different`}>只看不同的格</a>
        )}
      </p>
      {shown.map((table) => (
        <ComparedCells table={table} comparison={comparison} />
      ))}
    </>
  );
}

function ComparedCells({ table, comparison }: { table: ComparedTable; comparison: Comparison }) {
  const { records } = comparison;
  return (
    <>
      <h3>{table.title}</h3>
      <ScrollRegion label={`${table.title}逐格比较`} wide>
        <table class="stat compare">
          <caption class="hidden">{table.title}逐格比较</caption>
          <thead>
            <tr>
              <th scope="col">格</th>
              <th scope="col">单位</th>
              {records.map((record) => (
                <th scope="col">{shortName(record)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.cells.map((cell) => (
              <tr class={cell.differs ? 'differs' : undefined}>
                <th scope="row">
                  {cell.differs ? (
                    <span class="ne">
                      <span aria-hidden="true">≠</span>
                      <span class="hidden">不同：</span>
                    </span>
                  ) : null}
                  {cell.label}
                </th>
                <td class="unit">{cell.unit}</td>
                {cell.values.map((each, at) => (
                  <td class={each.value === 0 ? 'z' : undefined}>
                    <a href={`/reports/${records[at]?.regionId}/${records[at]?.reportId}/cells/${cell.key}`}>
                      {each.value === null ? (
                        <i>{each.state === 'blank' ? '空' : each.state === 'absent' ? '未印' : '不能确定'}</i>
                      ) : (
                        figure(each.value)
                      )}
                    </a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
