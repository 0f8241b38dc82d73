/** /workbench/people/:accountId: one account, and what an administrator may do with it. */
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem, Result } from '../../../../domain/problems/problem.ts';
import { disableAccount } from '../../../../usecases/people/disable-account.ts';
import { enableAccount } from '../../../../usecases/people/enable-account.ts';
import { showAccount } from '../../../../usecases/people/show-account.ts';
import { revealDatum } from '../../../../usecases/personal-data/reveal-datum.ts';
import { resetSecondFactor } from '../../../../usecases/sign-in/reset-second-factor.ts';
import { sendInvitation } from '../../../../usecases/sign-in/send-invitation.ts';
import { signOutAccount } from '../../../../usecases/sign-in/sign-out-account.ts';
import { unlockAccount } from '../../../../usecases/sign-in/unlock-account.ts';
import type { Route } from '../../../site.ts';
import { type StaffForm, staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { InvitationView } from '../invitation.view.tsx';
import { isTurnedAway } from '../turned-away.ts';
import { AccountView } from './account.view.tsx';
import type { RevealedContact } from './contact-forms.tsx';

const path = '/workbench/people/:accountId';

/** What a form of the page does; each answers with the page again. */
type Action = (
  request: StaffRequest,
  caller: Staff,
  accountId: string,
  form: StaffForm,
) => Promise<Result<unknown>>;

const actions: Readonly<Record<string, Action>> = {
  disable: ({ site }, caller, accountId, form) =>
    disableAccount(site.staff, caller, caller.regionId, accountId, form.text('successorId')),
  enable: ({ site }, caller, accountId) => enableAccount(site.staff, caller, caller.regionId, accountId),
  unlock: ({ site }, caller, accountId) =>
    unlockAccount(site.staff, caller, { regionId: caller.regionId, accountId }),
  'reset-factor': ({ site }, caller, accountId, form) =>
    resetSecondFactor(site.staff, caller, { accountId, reason: form.text('factorReason') }),
  'sign-out': ({ site }, caller, accountId) => signOutAccount(site.staff, caller, { accountId }),
};

export const account: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    return caller instanceof Response ? caller : page(request, caller, []);
  });
  for (const [name, act] of Object.entries(actions)) {
    routes.post(`${path}/${name}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const accountId = request.param('accountId');
      const result = await act(request, caller, accountId, await staffForm(request.c));
      if (result.ok) return request.c.redirect(`/workbench/people/${accountId}?done=${name}`, 303);
      if (isTurnedAway(result.problems)) return staffProblem(request, result.problems);
      return page(request, caller, result.problems);
    });
  }
  routes.post(`${path}/invite`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const accountId = request.param('accountId');
    const made = await sendInvitation(site.staff, caller, { regionId, accountId });
    if (!made.ok) {
      return isTurnedAway(made.problems)
        ? staffProblem(request, made.problems)
        : page(request, caller, made.problems);
    }
    const shown = await showAccount(site.staff, caller, accountId);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const facts = { title: '首次登录链接', section: '/workbench/people' };
    const view = InvitationView({ account: shown.value.account, invitation: made.value, isNew: false });
    return staffPage(request, facts, view);
  });
  routes.post(`${path}/reveal`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const order = { datumId: form.text('datumId'), reason: form.text('reason') };
    const revealed = await revealDatum(site.staff, caller, order);
    // Never in an address: the value is on this answer only.
    if (revealed.ok) {
      const { datum, value } = revealed.value;
      return page(request, caller, [], { datumId: datum.datumId, value });
    }
    if (isTurnedAway(revealed.problems)) return staffProblem(request, revealed.problems);
    return page(request, caller, revealed.problems, null, order.reason);
  });
};

async function page(
  request: StaffRequest,
  caller: Staff,
  problems: readonly Problem[],
  revealed: RevealedContact | null = null,
  reason = '',
): Promise<Response> {
  const shown = await showAccount(request.site.staff, caller, request.param('accountId'));
  if (!shown.ok) return staffProblem(request, shown.problems);
  const view = AccountView({
    page: shown.value,
    problems,
    revealed,
    reason,
    finished: request.query('done'),
  });
  const tooOften = problems.some(({ code }) => code === 'too-often');
  const status = problems.length === 0 ? 200 : tooOften ? 429 : 422;
  return staffPage(request, { title: shown.value.account.name, section: '/workbench/people' }, view, status);
}
