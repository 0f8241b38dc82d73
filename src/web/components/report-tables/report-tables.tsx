/** The tables of a report by chapter, in official layout. */
import type { ReportView, TableView } from '../../../usecases/reports/report-view.ts';
import { StatTable } from '../stat-table/stat-table.tsx';

export interface ReportTablesProps {
  readonly view: ReportView;
  readonly cellBase: string | null;
  readonly anchor?: string;
  /** Whose tables they are, where a page shows several reports. */
  readonly owner?: string;
}

/** Chapter by chapter; tables that the report does not print are named as missing. */
export function ReportTables({ view, cellBase, anchor, owner = '' }: ReportTablesProps) {
  const chapters = Map.groupBy(view.tables, (table) => table.layout.chapter);
  return (
    <>
      {[...chapters].map(([number, tables]) => (
        <section class={tables.length > 1 ? 'chapter many' : 'chapter'}>
          <h2>{chapterTitle(view, number, tables)}</h2>
          {tables.map((table) => (
            <div class="one">
              {tables.length > 1 ? <h3>{table.layout.title}</h3> : null}
              {table.printed ? (
                <StatTable
                  table={table}
                  cellBase={cellBase}
                  owner={owner}
                  {...(anchor === undefined ? {} : { anchor })}
                />
              ) : (
                <p class="empty">这份报告没有印这张表（没有印不等于 0）。</p>
              )}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

const han = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function chapterTitle(view: ReportView, number: number | null, tables: readonly TableView[]): string {
  if (number === null) return tables[0]?.layout.title ?? '统计表';
  const official = view.format?.chapters.find((each) => each.number === number)?.title;
  const printed = view.report.chapters.find((each) => each.number === number)?.heading;
  if (official !== undefined)
    return `${han[number] ?? number}、${official.replace(/^[一二三四五六七八九十]+、/, '')}`;
  return printed ?? tables[0]?.layout.title ?? '';
}
