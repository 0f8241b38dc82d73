/** /workbench/sign-in/link: asking for a link by mail, and using it. */
import { setTimeout as pause } from 'node:timers/promises';
import { worthless } from '../../../../usecases/sign-in/one-time-link.ts';
import { canMail, requestLink } from '../../../../usecases/sign-in/request-link.ts';
import { signInRegions } from '../../../../usecases/sign-in/sign-in-regions.ts';
import { isLinkGood, useLink } from '../../../../usecases/sign-in/use-link.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { nextStep } from '../next-step.ts';
import { withoutReferrer } from '../private-page.ts';
import { knockedTooOften } from '../sign-in-limit.ts';
import { RequestLinkView, UseLinkView } from './link.view.tsx';

const path = '/workbench/sign-in/link';

/** Writing a letter takes some milliseconds, finding nobody takes fewer: both answers come after this many. */
const sameTime = 400;

export const link: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, request.query('done') === 'asked'));
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const fields = await staffForm(request.c);
    const input = { regionId: fields.text('region'), signInName: fields.text('name') };
    await Promise.all([requestLink(site.staff, request.caller, input), pause(sameTime)]);
    return request.c.redirect(`${path}?done=asked`, 303);
  });

  const ofRequest = ({ param }: StaffRequest) => ({ regionId: param('regionId'), token: param('token') });
  routes.get(`${path}/:regionId/:token`, async (request) => {
    if (!(await isLinkGood(site.staff, ofRequest(request))))
      return withoutReferrer(await staffProblem(request, [worthless]));
    const view = UseLinkView({ action: request.c.req.path });
    return withoutReferrer(await staffPage(request, { title: '用邮件链接登录', section: '' }, view));
  });
  routes.post(`${path}/:regionId/:token`, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const used = await useLink(site.staff, request.caller, ofRequest(request));
    if (!used.ok) return withoutReferrer(await staffProblem(request, used.problems));
    return nextStep(request, used.value, '/workbench');
  });
};

async function form(request: StaffRequest, asked: boolean): Promise<Response> {
  const { staff } = request.site;
  if (!canMail(staff)) return request.c.redirect('/workbench/sign-in', 303);
  const regions = (await signInRegions(staff)).map(({ regionId, name }) => [regionId, name] as const);
  const view = RequestLinkView({ regions, asked, minutes: staff.signIn.links.signInMinutes });
  return staffPage(request, { title: '用邮件链接登录', section: '' }, view);
}
