/** GET, POST /workbench/people/:accountId/edit: name, agency and contacts of an account. */
import type { Staff } from '../../../../../domain/people/caller.ts';
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { mayOpen } from '../../../../../usecases/may-open.ts';
import { changeAccount } from '../../../../../usecases/people/change-account.ts';
import { listAccounts } from '../../../../../usecases/people/list-accounts.ts';
import { showAccount } from '../../../../../usecases/people/show-account.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import type { AccountFieldsProps } from '../../account-fields.tsx';
import { isTurnedAway } from '../../turned-away.ts';
import { EditAccountView } from './edit.view.tsx';

const path = '/workbench/people/:accountId/edit';

export const editAccount: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : form(request, caller, null, []);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { text } = await staffForm(request.c);
    const values = {
      name: text('name'),
      agencyId: text('agencyId'),
      email: text('email'),
      phone: text('phone'),
    };
    const accountId = request.param('accountId');
    const changed = await changeAccount(site.staff, caller, caller.regionId, accountId, values);
    if (changed.ok) return request.c.redirect(`/workbench/people/${accountId}?done=changed`, 303);
    if (isTurnedAway(changed.problems)) return staffProblem(request, changed.problems);
    return form(request, caller, values, changed.problems);
  });
};

async function form(
  request: StaffRequest,
  caller: Staff,
  typed: AccountFieldsProps['values'] | null,
  problems: readonly Problem[],
): Promise<Response> {
  const { staff } = request.site;
  const { regionId } = caller;
  const accountId = request.param('accountId');
  const order = { act: 'account.change', subject: `account/${accountId}`, resource: { regionId } } as const;
  const allowed = await mayOpen(staff, caller, order);
  if (!allowed.ok) return staffProblem(request, allowed.problems);
  const [shown, list] = await Promise.all([
    showAccount(staff, caller, accountId),
    listAccounts(staff, caller, regionId, {}),
  ]);
  if (!shown.ok) return staffProblem(request, shown.problems);
  if (!list.ok) return staffProblem(request, list.problems);
  const { account } = shown.value;
  const values = typed ?? { name: account.name, agencyId: account.agencyId ?? '', email: '', phone: '' };
  const view = EditAccountView({ account, values, agencies: list.value.agencies, problems });
  const facts = { title: `修改${account.name}的账户`, section: '/workbench/people' };
  return staffPage(request, facts, view, problems.length === 0 ? 200 : 422);
}
