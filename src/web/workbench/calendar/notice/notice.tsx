/** GET /workbench/calendar/:noticeId: a notice that the county entered, and the requests that it moved. */
import { showNotice } from '../../../../usecases/calendar/show-calendar.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords, localTime } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { NoticeDays } from '../calendar.view.tsx';
import { MovedRequests } from '../moved-requests.tsx';
import { section } from '../section.ts';

export const calendarNotice: Route = (web, site) =>
  staffRoutes(web, site).get(`${section}/:noticeId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = { regionId: caller.regionId, noticeId: request.param('noticeId') };
    const shown = await showNotice(site.staff, caller, order);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const { notice, by, moves } = shown.value;
    return staffPage(
      request,
      { title: notice.source, section },
      <div class="wrap page">
        <Crumbs above={[[section, '工作日历']]} here={notice.source} />
        <h1 class="title">{notice.source}</h1>
        {request.query('done') === 'entered' ? (
          <Notice tone="ok" title="已录入，办理中的申请已重新计算">
            <p>
              {moves.length === 0
                ? '没有申请因此变动期限。'
                : `${moves.length} 件申请期限变动，已告知经办人。`}
            </p>
          </Notice>
        ) : null}
        <FactList
          facts={[
            ['适用', `${notice.year} 年，${notice.scope === 'local' ? '本地安排' : '国务院的通知'}`],
            ['发文日期', dayWords(notice.issued)],
            ['录入', `${by}，${localTime(notice.enteredAt)}`],
          ]}
        />
        <h2>期限变动的申请</h2>
        {moves.length === 0 ? <p>没有。</p> : <MovedRequests moves={moves} />}
        <h2>放假和补班</h2>
        <NoticeDays notice={notice} />
      </div>,
    );
  });
