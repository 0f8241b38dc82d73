/** GET, POST /workbench/people/new: opens an account; afterwards its first sign-in link is shown, once. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { createAccount } from '../../../../usecases/people/create-account.ts';
import { listAccounts } from '../../../../usecases/people/list-accounts.ts';
import { may } from '../../../../usecases/workbench/menu.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { InvitationView } from '../invitation.view.tsx';
import { isTurnedAway } from '../turned-away.ts';
import { type NewAccountValues, NewAccountView } from './new.view.tsx';

const path = '/workbench/people/new';
const empty: NewAccountValues = { signInName: '', name: '', agencyId: '', email: '', phone: '' };

export const newAccount: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : form(request, caller, empty, []);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const values = {
      signInName: text('signInName'),
      name: text('name'),
      agencyId: text('agencyId'),
      email: text('email'),
      phone: text('phone'),
    };
    const made = await createAccount(site.staff, caller, caller.regionId, values);
    if (made.ok) {
      const { account, invitation } = made.value;
      const facts = { title: '账户已开设', section: '/workbench/people' };
      return staffPage(request, facts, InvitationView({ account, invitation, isNew: true }));
    }
    if (isTurnedAway(made.problems)) return staffProblem(request, made.problems);
    return form(request, caller, values, made.problems);
  });
};

async function form(
  request: StaffRequest,
  caller: Staff,
  values: NewAccountValues,
  problems: readonly Problem[],
): Promise<Response> {
  const { regionId } = caller;
  const { staff } = request.site;
  if (!may(caller, 'account.create', { regionId })) {
    // Asked of the use case, so that the refusal is recorded and explained in the same words.
    const refusal = await createAccount(staff, caller, regionId, empty);
    if (!refusal.ok) return staffProblem(request, refusal.problems);
  }
  const list = await listAccounts(staff, caller, regionId, {});
  if (!list.ok) return staffProblem(request, list.problems);
  const { agencies } = list.value;
  return staffPage(
    request,
    { title: '开设账户', section: '/workbench/people' },
    NewAccountView({ values, agencies, problems }),
    problems.length === 0 ? 200 : 422,
  );
}
