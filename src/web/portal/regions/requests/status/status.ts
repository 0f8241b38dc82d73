/** GET and POST /regions/:regionId/requests/status: an applicant follows the own request with the 查询码. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { followRequest, openByCode } from '../../../../../usecases/requests/follow-request.ts';
import { ticketMinutes } from '../../../../../usecases/requests/follow-ticket.ts';
import { requestGuide } from '../../../../../usecases/requests/guide.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import { sendPage } from '../../../../send.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { staffForm } from '../../../../workbench/staff-form.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { readCookie, setCookie } from '../request-cookies.ts';
import { statusHref } from '../requests-href.ts';
import { sendTooOften } from '../too-often.ts';
import { CodeView } from './code.view.tsx';
import { StatusView } from './status.view.tsx';

/** Tries of one address, and of all addresses together for codes that begin alike: guessing from many places is slow too. */
const triesPerMinute = 10;
const triesOfAllPerMinute = 60;
/** Milliseconds that every wrong code takes, so that the time tells nothing. */
const wrongTakes = 400;

export const status: Route = (web, site) => {
  const now = () => site.clock().getTime();
  const own = createRateLimit(triesPerMinute, now);
  const all = createRateLimit(triesOfAllPerMinute, now);

  web.get('/regions/:regionId/requests/status', (c) =>
    showStatus(c, site, [], {}, c.req.query('done') ?? ''),
  );

  web.post('/regions/:regionId/requests/status', async (c) => {
    const regionId = c.req.param('regionId');
    const code = (await staffForm(c)).text('code');
    const start = code.replace(/[\s-]/g, '').slice(0, 2).toUpperCase();
    // Whoever is stopped uses up nothing of what all share: one address cannot lock others out.
    const wait =
      own.take(visitorAddress(c, site.options.trustProxy), 1) || all.take(`${regionId}/${start}`, 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const began = performance.now();
    const opened = await openByCode(site.staff, visitorOf(c, site), { regionId, code });
    if (!opened.ok) {
      const left = wrongTakes - (performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
      return showCode(c, site, opened.problems, 422);
    }
    setTicket(c, site, regionId, opened.value.ticket);
    return c.redirect(statusHref(regionId), 303);
  });

  web.post('/regions/:regionId/requests/status/leave', (c) => {
    const regionId = c.req.param('regionId');
    setCookie(c, site, { name: 'request-ticket', regionId, value: '', seconds: 0 });
    return c.redirect(statusHref(regionId), 303);
  });
};

function setTicket(c: WebContext, site: Site, regionId: string, ticket: string): void {
  setCookie(c, site, { name: 'request-ticket', regionId, value: ticket, seconds: ticketMinutes * 60 });
}

/** The ticket of this browser; '' for none. */
export const ticketOf = (c: WebContext): string => readCookie(c, 'request-ticket') ?? '';

/**
 * The status page, or the question for the code.
 * @param typed what a form on it sent, to be filled in again
 * @param done word for what was just done
 */
export async function showStatus(
  c: WebContext,
  site: Site,
  problems: readonly Problem[],
  typed: Readonly<Record<string, string>>,
  done: string,
): Promise<Response> {
  const regionId = c.req.param('regionId') ?? '';
  const followed = await followRequest(site.staff, visitorOf(c, site), { regionId, ticket: ticketOf(c) });
  if (!followed.ok) return showCode(c, site, [], 200);
  return sendPage(
    c,
    site,
    { title: '我的申请', section: 'requests', noIndex: true },
    StatusView({
      here: statusHref(regionId),
      followed: followed.value,
      rules: site.staff.requestRules,
      problems,
      typed,
      done,
      uploadBytes: site.options.uploadBytes,
    }),
    { never: true, status: problems.length > 0 ? 422 : 200 },
  );
}

async function showCode(
  c: WebContext,
  site: Site,
  problems: readonly Problem[],
  code: 200 | 422,
): Promise<Response> {
  const regionId = c.req.param('regionId') ?? '';
  const guide = await requestGuide(site.staff, visitorOf(c, site), { regionId });
  if (!guide.ok) return sendMissing(c, site);
  return sendPage(
    c,
    site,
    { title: '查进度、补正、领答复', section: 'requests', noIndex: true },
    CodeView({ regionId, region: guide.value.region, here: statusHref(regionId), problems }),
    { never: true, status: code },
  );
}
