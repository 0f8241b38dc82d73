/** GET and POST /workbench/gateway: the county's gateway for text messages or WeCom; its key; a test message. */
import type { Problem } from '../../../domain/problems/problem.ts';
import {
  newGatewayKey,
  saveGateway,
  showGateway,
  testGateway,
} from '../../../usecases/notifications/gateway.ts';
import type { Route } from '../../site.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { type GatewayProps, GatewayView } from './gateway.view.tsx';

const facts = { title: '网关', section: '/workbench/gateway' };
const mended = new Set(['field-invalid', 'not-allowed']);

export const gateway: Route = (web, site) => {
  const routes = staffRoutes(web, site);

  /** The page as it is, with what this request adds. */
  const show = async (request: StaffRequest, more: Partial<GatewayProps>): Promise<Response> => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showGateway(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const status = (more.problems ?? []).length > 0 ? 422 : 200;
    return staffPage(request, facts, GatewayView({ ...shown.value, problems: [], ...more }), status);
  };
  const failed = (
    request: StaffRequest,
    problems: readonly [Problem, ...Problem[]],
    typed: Partial<GatewayProps> = {},
  ) =>
    mended.has(problems[0].code) ? show(request, { ...typed, problems }) : staffProblem(request, problems);

  routes.get('/workbench/gateway', (request) => show(request, { done: request.query('done') }));
  routes.post('/workbench/gateway', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const input = { address: form.text('address'), enabled: form.text('enabled') === 'yes' };
    const saved = await saveGateway(site.staff, caller, input);
    return saved.ok
      ? request.c.redirect('/workbench/gateway?done=saved', 303)
      : failed(request, saved.problems, input);
  });
  // The key is in this answer and nowhere else: no redirect, which would have to carry it.
  routes.post('/workbench/gateway/key', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const made = await newGatewayKey(site.staff, caller);
    return made.ok ? show(request, { newKey: made.value }) : failed(request, made.problems);
  });
  routes.post('/workbench/gateway/test', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const tested = await testGateway(site.staff, caller);
    if (!tested.ok) return failed(request, tested.problems);
    return tested.value === null
      ? request.c.redirect('/workbench/gateway?done=tested', 303)
      : show(request, { problems: [{ code: 'gateway', message: `测试消息没有送达：${tested.value}` }] });
  });
};
