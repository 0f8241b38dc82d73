/** GET and POST /workbench/mailbox: the mailbox that requests come in by, set by the system administrator. */

import type { Problem } from '../../../domain/problems/problem.ts';
import { saveMailbox, showMailbox } from '../../../usecases/mail-intake/mailbox.ts';
import type { Route } from '../../site.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { MailboxView, type TypedMailbox } from './mailbox.view.tsx';

const path = '/workbench/mailbox';

export const mailbox: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const typed = {
      host: form.text('host'),
      port: form.text('port'),
      security: form.text('security'),
      user: form.text('user'),
      folder: form.text('folder'),
      agencyId: form.text('agencyId'),
      enabled: form.text('enabled') === 'yes',
    };
    const saved = await saveMailbox(site.staff, caller, {
      ...typed,
      password: form.raw('password').slice(0, 500),
    });
    if (saved.ok) return request.c.redirect(`${path}?done=saved`, 303);
    return saved.problems[0].code === 'field-invalid'
      ? page(request, typed, saved.problems, 422)
      : staffProblem(request, saved.problems);
  });
};

async function page(
  request: StaffRequest,
  typed: TypedMailbox | null,
  problems: readonly Problem[],
  status: 200 | 422,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const shown = await showMailbox(request.site.staff, caller);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const view = MailboxView({ ...shown.value, typed, problems, saved: request.query('done') === 'saved' });
  return staffPage(request, { title: '申请邮箱', section: path }, view, status);
}
