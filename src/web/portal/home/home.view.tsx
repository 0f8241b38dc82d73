/** The first page: search, three doors, newest reports, what has been read. */
import type { Overview } from '../../../usecases/reports/list.ts';
import { ReportList, type ReportListProps } from '../../components/report-list/report-list.tsx';
import { SearchBox } from '../../components/search-box/search-box.tsx';
import { figure } from '../../words.ts';

export interface HomeProps {
  readonly view: Overview;
  /** Some county has a directory of agencies here. */
  readonly hasDirectory: boolean;
  /** Some county takes requests here. */
  readonly takesRequests: boolean;
  readonly formatTitle: ReportListProps['formatTitle'];
}

export function HomeView({ view, hasDirectory, takesRequests, formatTitle }: HomeProps) {
  const names = [...new Map(view.latest.map((each) => [each.regionId, each])).values()].slice(0, 4);
  return (
    <>
      <section class="hero">
        <div class="wrap">
          <h1>想知道什么？先在这里找一找</h1>
          <SearchBox label="查信息：关键的词，或者地区和年份" everything />
          {names.length === 0 ? null : (
            <p class="small quiet tries">
              试试：
              {names.map((each) => (
                <a href={`/regions/${each.regionId}`}>{each.regionName.replace(/[（(].*$/, '')}</a>
              ))}
            </p>
          )}
        </div>
      </section>
      <div class="wrap">
        <div class="doors">
          {takesRequests ? (
            <a class="door" href="/requests">
              <b>申请公开</b>
              <span>没有找到？在网上申请，按法定期限答复，一般不收费；凭查询码查进度</span>
            </a>
          ) : null}
          <a class="door" href="/reports">
            <b>查年报</b>
            <span>按地区、年度查阅 {figure(view.reports)} 份年度报告，表格按官方格式重排</span>
          </a>
          <a class="door" href="/findings">
            <b>看对账</b>
            <span>合计不等、正文与表格不符：{figure(view.errors)} 处矛盾，逐条列出算式和原文</span>
          </a>
          <a class="door" href="/check">
            <b>核对我的年报</b>
            <span>公布之前先查错。上传文件即得结果，文件不保存</span>
          </a>
          {hasDirectory ? (
            <a class="door" href="/agencies">
              <b>找机关电话</b>
              <span>各机关政府信息公开工作机构的电话、地址、办公时间，点号码就能拨打</span>
            </a>
          ) : null}
        </div>
        <div class="cols">
          <section>
            <h2>新近年报</h2>
            {view.latest.length === 0 ? (
              <p class="quiet">还没有年报。管理员可用命令“gongkai report import 文件”载入。</p>
            ) : (
              <ReportList reports={view.latest} formatTitle={formatTitle} />
            )}
            <p>
              <a href="/reports">全部年报</a>
            </p>
          </section>
          <aside>
            <Figures view={view} />
            <h2>这些数据有什么用</h2>
            <p class="small quiet">
              年报是各级政府每年一次的“公开账本”：收到多少申请、答复了多少、为什么不公开。本站把它读成数据，把对不上的地方标出来，原文在哪一行也写明。
            </p>
            <p class="law">
              依据 <a href="/about#law">《政府信息公开条例》第四十九条、第五十条</a>
            </p>
          </aside>
        </div>
      </div>
    </>
  );
}

function Figures({ view }: { view: Overview }) {
  return (
    <>
      <h2>我们读了</h2>
      <div class="figs">
        <a href="/reports">
          <b>{figure(view.reports)}</b>
          <span>份年报{view.years === null ? '' : `，${view.years.from}—${view.years.to} 年`}</span>
        </a>
        <a href="/reports#regions">
          <b>{figure(view.regions)}</b>
          <span>个地区</span>
        </a>
        <a href="/reports#read">
          <b>{figure(view.cellsRead)}</b>
          <span>格数据（共 {figure(view.cellsAll)} 格）</span>
        </a>
        <a href="/findings?severity=error">
          <b>{figure(view.errors)}</b>
          <span>处矛盾</span>
        </a>
        <a href="/findings?severity=warn">
          <b>{figure(view.warnings)}</b>
          <span>处待核</span>
        </a>
        <a href="/findings?severity=info">
          <b>{figure(view.hints)}</b>
          <span>条提示</span>
        </a>
      </div>
      <p class="law">每个数字都可点开，看它数的是哪些。</p>
    </>
  );
}
