/** GET /workbench/requests/carry-over: what was open when a year ended, and whom it waited for. */
import { type CarryOver, carryOver } from '../../../../usecases/requests/carry-over.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { RecordTable } from '../../../components/record-table/record-table.tsx';
import { dayWords } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { readPlace } from '../request-address.ts';
import { caseHref, section } from '../section.ts';

const path = `${section}/carry-over`;

export const carriedOver: Route = (web, site) => {
  staffRoutes(web, site).get(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const now = site.clock().toISOString();
    const given = request.query('year');
    // Until the summer people look back, afterwards ahead.
    const year = /^\d{4}$/.test(given) ? Number(given) : likelyYear(now);
    const agencyId = request.query('agency');
    const shown = await carryOver(site.staff, caller, {
      regionId: caller.regionId,
      year,
      agencyId,
      after: readPlace(request.query('after')),
    });
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(
      request,
      { title: `${year} 年末结转`, section },
      CarryOverView({ carried: shown.value, agencyId }),
    );
  });
};

function likelyYear(now: string): number {
  const [year, month] = now.split('-').map(Number);
  return month! <= 6 ? year! - 1 : year!;
}

function CarryOverView({ carried, agencyId }: { carried: CarryOver; agencyId: string }) {
  const { year, running, day, requests, total, after } = carried;
  const of = (wanted: number, more: Readonly<Record<string, string>> = {}) =>
    `${path}?${new URLSearchParams({ year: String(wanted), ...(agencyId === '' ? {} : { agency: agencyId }), ...more })}`;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="年末结转" />
      <h1 class="title">{year} 年末结转</h1>
      <p class="law">
        《条例》第五十条；年报“四、结转下年度继续办理”：12 月 31
        日还没有办结的，包括等待补正、缴费、征求意见的
      </p>
      <div class="links">
        <a href={of(year - 1)}>{year - 1} 年</a>
        {running ? null : <a href={of(year + 1)}>{year + 1} 年</a>}
        <a href={`${section}?open-on=${year + 1}-01-01${agencyId === '' ? '' : `&agency=${agencyId}`}`}>
          在清单里筛选、导出
        </a>
      </div>
      <p role="status">
        {running ? `到今天（${dayWords(day)}）` : `${year} 年 12 月 31 日`}未办结 <strong>{total}</strong> 件
        {running ? '；年底前还没有办结的将结转下一年。' : '，与年报“结转下年度”的数一致。'}
      </p>
      {requests.length === 0 ? (
        <div class="empty">
          <p>没有结转的申请。</p>
        </div>
      ) : (
        <RecordTable
          label={`${year} 年末结转的申请`}
          heads={['申请', '答复机关', '当时的状态', '等谁', '当时的到期日', '后来']}
          rows={requests.map(({ row, agencyName, stateName, awaited, due }) => [
            <>
              <a href={`${caseHref(row.requestId)}?on=${day}`}>{row.title}</a>
              <small>
                {row.number}，{dayWords(row.receivedOn)} 收到
              </small>
            </>,
            agencyName,
            stateName,
            awaited,
            due === null ? '停止计时' : dayWords(due),
            row.endedOn === null ? '仍在办理' : `${dayWords(row.endedOn)} 办结`,
          ])}
        />
      )}
      {after === null ? null : (
        <nav class="pager" aria-label="翻页">
          <a rel="next" href={of(year, { after: `${after.key}~${after.requestId}` })}>
            下一页
          </a>
        </nav>
      )}
    </div>
  );
}
