/** GET, POST /workbench/sign-in/set-up-code: the authenticator app, at the first sign-in. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { confirmCodeSetUp, startCodeSetUp } from '../../../../usecases/sign-in/code-set-up.ts';
import type { Route } from '../../../site.ts';
import { keepDeviceCookie } from '../../device-cookie.ts';
import { setSessionCookie } from '../../session-cookie.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { returnPath, withReturn } from '../return-path.ts';
import { knockedTooOften } from '../sign-in-limit.ts';
import { RecoveryCodesView, SetUpCodeView } from './set-up-code.view.tsx';

const path = '/workbench/sign-in/set-up-code';

export const setUpCode: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, returnPath(request.query('return')), [], 200));
  routes.post(path, async (request) => {
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const fields = await staffForm(request.c);
    const target = returnPath(fields.text('return'));
    const result = await confirmCodeSetUp(site.staff, request.caller, { code: fields.text('code') });
    if (!result.ok) {
      const [{ code }] = result.problems;
      if (code === 'code-wrong') return form(request, target, result.problems, 422);
      if (code === 'too-often') return form(request, target, result.problems, 429);
      return staffProblem(request, result.problems);
    }
    const { recoveryCodes, session } = result.value;
    if (session !== null) setSessionCookie(request.c, site, session);
    if (session?.device != null) keepDeviceCookie(request.c, site, session.device);
    // Shown in the answer itself and nowhere else: a page of its own could be opened again.
    return staffPage(
      request,
      { title: '恢复码', section: '' },
      RecoveryCodesView({ codes: recoveryCodes, target }),
    );
  });
};

async function form(
  request: StaffRequest,
  target: string,
  problems: readonly Problem[],
  status: 200 | 422 | 429,
): Promise<Response> {
  const { c, caller, site } = request;
  if (caller.kind !== 'staff') return c.redirect(withReturn('/workbench/sign-in', target), 303);
  const started = await startCodeSetUp(site.staff, caller);
  if (!started.ok && started.problems[0].code === 'second-factor-there')
    return c.redirect(
      caller.standing === 'full' ? target : withReturn('/workbench/sign-in/code', target),
      303,
    );
  if (!started.ok) return staffProblem(request, started.problems);
  return staffPage(
    request,
    { title: '设置第二验证', section: '' },
    SetUpCodeView({ ...started.value, target, problems }),
    status,
  );
}
