/** A region over the years: charts, then its reports. */
import type { ShownRegion } from '../../../usecases/reports/region.ts';
import { Chart } from '../../components/chart/chart.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { ReportList, type ReportListProps } from '../../components/report-list/report-list.tsx';

export interface RegionProps {
  readonly region: ShownRegion;
  /** There is a directory of its agencies here. */
  readonly hasDirectory: boolean;
  /** Its agencies take requests, corrections and complaints here. */
  readonly takesRequests: boolean;
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function RegionView({ region, hasDirectory, takesRequests, formatTitle }: RegionProps) {
  const chosen = region.reports.map((each) => `r=${each.regionId}/${each.reportId}`).join('&');
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href="/reports">查年报</a>
        <span>{region.name}</span>
      </nav>
      <h1 class="title">{region.name}历年年报</h1>
      <p class="quiet">
        {region.place === '' ? '' : `${region.place} · `}共 {region.reports.length} 份
        {region.missing.length === 0
          ? ''
          : `，其间缺 ${region.missing.join('、')} 年（本站未载入，不等于没有公布）`}
      </p>
      {hasDirectory ? (
        <p>
          <a href={`/regions/${region.regionId}/agencies`}>{region.name}机关名录：电话、地址</a>　
          <a href={`/regions/${region.regionId}/requests`}>依申请公开：指南、申请、查进度</a>
        </p>
      ) : null}
      {takesRequests ? (
        <p>
          <a href={`/regions/${region.regionId}/corrections`}>发现记录有误，申请更正</a>　
          <a href={`/regions/${region.regionId}/complaints`}>对办理不满意，向主管部门投诉</a>
        </p>
      ) : null}
      {region.mixedScopes ? (
        <Notice tone="warn" title="各年统计范围不同">
          <p>有的年份是本机关报告，有的是汇总报告，数字不宜直接比较。</p>
        </Notice>
      ) : null}
      <h2>年报</h2>
      <ReportList reports={region.reports} formatTitle={formatTitle} />
      {region.reports.length > 1 ? (
        <p>
          <a href={`/compare?${chosen}`}>逐格比较这 {region.reports.length} 年</a>
        </p>
      ) : null}
      <h2>{region.reports.length > 1 ? '图表' : '主要数据'}</h2>
      {region.reports.length > 1 ? null : (
        <p class="small quiet">只有一年，画不出走势，先列数据；载入更多年度后这里会画图。</p>
      )}
      <div class="charts">
        {region.charts.map((chart) => (
          <Chart chart={chart} categoryTitle="年度" />
        ))}
      </div>
    </div>
  );
}
