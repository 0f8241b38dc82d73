/** A report: its tables with the findings beside them. */

import type { ReportView } from '../../../../usecases/reports/report-view.ts';
import type { ShownReport } from '../../../../usecases/reports/show.ts';
import { FindingCard } from '../../../components/finding-card/finding-card.tsx';
import { ReportFacts } from '../../../components/report-facts/report-facts.tsx';
import type { ReportListProps } from '../../../components/report-list/report-list.tsx';
import { ReportTables } from '../../../components/report-tables/report-tables.tsx';
import { FindingTags, FormatTag, ScopeTag } from '../../../components/tags/tags.tsx';
import { keptMarkup } from '../../../kept-markup.ts';

export interface ReportPageProps {
  readonly shown: ShownReport;
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function ReportPageView({ shown, formatTitle }: ReportPageProps) {
  const { record } = shown;
  const base = `/reports/${record.regionId}/${record.reportId}`;
  const api = `/api/v1${base}`;
  const years = shown.years.filter((each) => each.reportId !== record.reportId);
  return (
    <div class="wrap page">
      <ReportCrumbs shown={shown} />
      <h1 class="title">{record.title}</h1>
      <p class="tagline">
        <FormatTag title={formatTitle(record.report.generation)} />
        <FindingTags errors={shown.errors} warnings={shown.warnings} hints={shown.hints} href="#findings" />
        <ScopeTag scope={record.report.scope} />
        <span class="small quiet">{countsText(shown)}</span>
      </p>
      <p class="links small">
        <a href="#findings">核对结果</a>
        <a href={`${base}/text`}>原文</a>
        <a href={`/regions/${record.regionId}`}>历年走势</a>
        <span class="links-group">
          下载：
          <a href={api}>JSON</a>
          <a href={`${api}/cells.csv`}>CSV</a>
          <a href={`${api}/report.xlsx`}>Excel（XLSX）</a>
        </span>
        {years.length === 0 ? null : (
          <span class="links-group">
            其他年度：
            {years.map((each) => (
              <a href={`/reports/${each.regionId}/${each.reportId}`}>{each.year} 年</a>
            ))}
          </span>
        )}
      </p>
      <div
        class="report-cols"
        {...keptMarkup(shown, 'tables', () => <TablesAndFindings shown={shown} base={base} />)}
      />
      <section class="below" {...keptMarkup(shown, 'below', () => <Below shown={shown} base={base} />)} />
    </div>
  );
}

interface PartProps {
  readonly shown: ShownReport;
  readonly base: string;
}

function TablesAndFindings({ shown, base }: PartProps) {
  return (
    <>
      <div class="tables">
        <TablesOrNote shown={shown} base={base} />
      </div>
      <aside class="findings" id="findings" aria-label="核对结果">
        <h2>核对结果</h2>
        <FindingsOrNone view={shown} textHref={`${base}/text`} cellHref={(key) => `${base}/cells/${key}`} />
      </aside>
    </>
  );
}

function Below({ shown, base }: PartProps) {
  const { record } = shown;
  return (
    <>
      <div>
        <Chapters shown={shown} base={base} />
        <h2>报告信息</h2>
        <ReportFacts
          report={record.report}
          basis={shown.format?.basis ?? null}
          law={shown.format?.law ?? null}
          source={record.source}
          recordedFrom={record.fileName}
        />
      </div>
      <Neighbours shown={shown} />
    </>
  );
}

function ReportCrumbs({ shown }: { shown: ShownReport }) {
  const { region, regionId, year } = shown.record;
  return (
    <nav class="crumbs" aria-label="当前位置">
      <a href="/">首页</a>
      <a href="/reports">查年报</a>
      {region.province === undefined ? null : (
        <a href={`/reports?q=${encodeURIComponent(region.province)}`}>{region.province}</a>
      )}
      <a href={`/regions/${regionId}`}>{region.name}</a>
      <span>{year} 年</span>
    </nav>
  );
}

/** One line: how the cells were settled. */
export function countsText({ counts, format, tables }: ReportView): string {
  if (format === null || !tables.some((table) => table.printed)) return '没有可以识别的统计表，只核对了正文';
  const parts = [`${counts.all} 格中 ${counts.direct} 格直接读出`];
  if (counts.identity > 0) parts.push(`${counts.identity} 格由勾稽关系确认`);
  if (counts.ambiguous > 0) parts.push(`${counts.ambiguous} 格不能确定`);
  if (counts.blank > 0) parts.push(`${counts.blank} 格为空`);
  if (counts.absent > 0) parts.push(`${counts.absent} 格未印`);
  return parts.join('，');
}

function TablesOrNote({ shown, base }: { shown: ShownReport; base: string }) {
  if (shown.format === null || shown.tables.every((table) => !table.printed)) {
    return (
      <div class="empty">
        <p>这份报告的文件里没有可以识别的统计表，所以只核对了正文。</p>
        <p>
          <a href={`${base}/text`}>看原文</a>　<a href="#findings">看核对结果</a>
        </p>
      </div>
    );
  }
  return (
    <>
      <p class="law">
        表格按{shown.format.basis}
        的格式重排。点任何一格，看它从原文哪里读出；带序号的格，“核对结果”里有对应说明。
      </p>
      <ReportTables view={shown} cellBase={`${shown.record.reportId}/cells/`} />
      {shown.counts.blank + shown.counts.absent + shown.counts.ambiguous === 0 ? null : (
        <p class="law">
          “空”：原文这一格是空的；“未印”：原文没有这一格；“不能确定”：原文有几种读法。都不等于 0。
        </p>
      )}
    </>
  );
}

/** The findings, or words that say there are none. */
export function FindingsOrNone(props: {
  view: ReportView;
  textHref: string;
  cellHref?: (key: string) => string;
  anchor?: string;
  lineAnchor?: string;
}) {
  const { view, textHref, cellHref, anchor, lineAnchor } = props;
  if (view.findings.length === 0)
    return (
      <p class="empty">
        按现有<a href="/rules">规则</a>没有发现问题。
      </p>
    );
  return (
    <>
      {view.findings.map((finding) => (
        <FindingCard
          finding={finding}
          textHref={textHref}
          {...(cellHref === undefined ? {} : { cellHref })}
          {...(anchor === undefined ? {} : { anchor })}
          {...(lineAnchor === undefined ? {} : { lineAnchor })}
        />
      ))}
    </>
  );
}

function Chapters({ shown, base }: { shown: ShownReport; base: string }) {
  const { chapters, notes } = shown.report;
  return (
    <>
      {chapters.length === 0 ? null : (
        <section class="chapter">
          <h2>章节</h2>
          <ol class="chapters">
            {chapters.map((chapter) => (
              <li>
                <a href={`${base}/text#L${chapter.from}`}>{chapter.heading}</a>
                <span class="small quiet">
                  第 {chapter.from}—{chapter.to} 行
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {notes.length === 0 ? null : (
        <section class="chapter">
          <h2>读取说明</h2>
          <ul class="notes small">
            {notes.map((note) => (
              <li>
                {note.message}
                {note.line === undefined ? null : (
                  <>
                    （<a href={`${base}/text#L${note.line}`}>第 {note.line} 行</a>）
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Neighbours({ shown }: { shown: ShownReport }) {
  const self = `${shown.record.regionId}/${shown.record.reportId}`;
  return (
    <div>
      <h2>同一年的其他地区</h2>
      {shown.others.length === 0 ? (
        <p class="quiet">还没有其他地区 {shown.record.year} 年的年报。</p>
      ) : (
        <ul class="list short pairs">
          {shown.others.map((other) => (
            <li>
              <a href={`/reports/${other.regionId}/${other.reportId}`}>{other.regionName}</a>
              <a class="small" href={`/compare?r=${self}&r=${other.regionId}/${other.reportId}`}>
                与本报告比较
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="law">本机关报告与汇总报告统计的范围不同，不宜直接比较。</p>
    </div>
  );
}
