/** GET and POST /workbench/me/notices: how I want to be told. */
import { saveChoices, showChoices } from '../../../../usecases/notifications/choices.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { ChoicesView } from './choices.view.tsx';

const facts = { title: '怎样通知我', section: '' };

export const noticeChoices: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get('/workbench/me/notices', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showChoices(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const { choice } = shown.value;
    const typed = { ...choice, quietFrom: choice.quietFrom ?? '', quietUntil: choice.quietUntil ?? '' };
    const saved = request.query('done') === 'saved';
    return staffPage(request, facts, ChoicesView({ view: shown.value, typed, problems: [], saved }));
  });
  routes.post('/workbench/me/notices', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const typed = {
      mail: form.text('mail'),
      gateway: form.text('gateway'),
      quietFrom: form.text('quietFrom'),
      quietUntil: form.text('quietUntil'),
      digestAt: form.text('digestAt'),
    };
    const saved = await saveChoices(site.staff, caller, typed);
    if (saved.ok) return request.c.redirect('/workbench/me/notices?done=saved', 303);
    if (saved.problems[0].code !== 'field-invalid') return staffProblem(request, saved.problems);
    const shown = await showChoices(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const { problems } = saved;
    return staffPage(request, facts, ChoicesView({ view: shown.value, typed, problems, saved: false }), 422);
  });
};
