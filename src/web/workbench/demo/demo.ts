/** GET, POST /workbench/demo/:key: the door to the people of the demo. */
import { demoPeople, enterDemo } from '../../../usecases/sign-in/demo-door.ts';
import { sendMissing } from '../../portal/problems/missing.ts';
import type { Route } from '../../site.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { withoutReferrer } from '../sign-in/private-page.ts';
import { knockedTooOften } from '../sign-in/sign-in-limit.ts';
import { staffForm } from '../staff-form.ts';
import { staffPage, staffRoutes } from '../staff-request.ts';
import { DemoView } from './demo.view.tsx';

const path = '/workbench/demo/:key';

export const demo: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const people = await demoPeople(site.staff, request.param('key'));
    // A wrong key looks like any address that does not exist.
    if (!people.ok) return sendMissing(request.c, site);
    const view = DemoView({ action: request.c.req.path, people: people.value });
    return withoutReferrer(await staffPage(request, { title: '演示', section: '' }, view));
  });
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const input = { key: request.param('key'), accountId: form.text('person') };
    const entered = await enterDemo(site.staff, request.caller, input);
    return entered.ok ? nextStep(request, entered.value, '/workbench') : sendMissing(request.c, site);
  });
};
