/** GET and POST /workbench/calendar/new: a notice on days off, previewed and then entered. */
import type { NoticeTexts } from '../../../../domain/calendar/read-notice.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { showCalendar } from '../../../../usecases/calendar/show-calendar.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import {
  enterNotice,
  type NoticePreview,
  previewNotice,
} from '../../../../usecases/requests/enter-notice.ts';
import type { Route } from '../../../site.ts';
import { type StaffForm, staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../section.ts';
import { NewNoticeView, noticeRows } from './new.view.tsx';

const address = `${section}/new`;

export const newNotice: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const order = { act: 'calendar.enter', subject: 'calendar', resource: { regionId } } as const;
    const allowed = await mayOpen(site.staff, caller, order);
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const shown = await showCalendar(site.staff, caller, { regionId });
    const year = shown.ok ? String(shown.value.next) : '';
    return form(request, { ...empty, year, scope: 'national' }, null, []);
  });
  routes.post(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const texts = textsOf(sent);
    const order = { regionId: caller.regionId, texts };
    if (sent.text('enter') === 'yes') {
      const entered = await enterNotice(site.staff, caller, order);
      if (entered.ok) return request.c.redirect(`${section}/${entered.value.noticeId}?done=entered`, 303);
      if (entered.problems[0].field === undefined) return staffProblem(request, entered.problems);
      return form(request, texts, null, entered.problems);
    }
    const preview = await previewNotice(site.staff, caller, order);
    if (preview.ok) return form(request, texts, preview.value, []);
    if (preview.problems[0].field === undefined) return staffProblem(request, preview.problems);
    return form(request, texts, null, preview.problems);
  });
};

const emptyRow = { name: '', from: '', until: '', work: '' };
const empty: NoticeTexts = { year: '', source: '', issued: '', scope: '', rows: [] };

function textsOf(sent: StaffForm): NoticeTexts {
  const line = (name: string) => sent.text(name).slice(0, 200);
  return {
    year: line('year'),
    source: line('source'),
    issued: line('issued'),
    scope: line('scope'),
    rows: Array.from({ length: noticeRows }, (_, at) => ({
      ...emptyRow,
      name: line(`rows.${at}.name`),
      from: line(`rows.${at}.from`),
      until: line(`rows.${at}.until`),
      work: line(`rows.${at}.work`),
    })),
  };
}

function form(
  request: StaffRequest,
  texts: NoticeTexts,
  preview: NoticePreview | null,
  problems: readonly Problem[],
): Promise<Response> {
  return staffPage(
    request,
    { title: '录入放假通知', section },
    NewNoticeView({ texts, preview, problems }),
    problems.length > 0 ? 422 : 200,
  );
}
