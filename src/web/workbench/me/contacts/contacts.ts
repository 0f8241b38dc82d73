/** GET, POST /workbench/me/contacts: one's own contact data; …/show shows them in clear, on the record. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { changeOwnContacts, revealOwnContacts } from '../../../../usecases/me/change-contacts.ts';
import { showMe } from '../../../../usecases/me/show-me.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { ownProblem } from '../own-problem.ts';
import { ContactsView, RevealedContactsView } from './contacts.view.tsx';

const path = '/workbench/me/contacts';
const empty = { email: '', phone: '' };

export const myContacts: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, empty, []));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const fields = await staffForm(request.c);
    const typed = { email: fields.text('email'), phone: fields.text('phone') };
    const result = await changeOwnContacts(site.staff, caller, typed);
    if (result.ok) return request.c.redirect('/workbench/me?done=contacts', 303);
    if (result.problems.every(({ code }) => code.startsWith('field-')))
      return form(request, typed, result.problems);
    return ownProblem(request, result.problems, path);
  });
  routes.post(`${path}/show`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await revealOwnContacts(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(
      request,
      { title: '我的联系方式', section: '' },
      RevealedContactsView({ contacts: shown.value }),
    );
  });
};

async function form(
  request: StaffRequest,
  typed: typeof empty,
  problems: readonly Problem[],
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const shown = await showMe(request.site.staff, caller);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { contacts, security } = shown.value;
  if (!security.confirmed)
    return ownProblem(request, [{ code: 'confirm-first', message: '请先输入口令。' }], path);
  return staffPage(
    request,
    { title: '改联系方式', section: '' },
    ContactsView({ contacts, typed, problems }),
    problems.length > 0 ? 422 : 200,
  );
}
