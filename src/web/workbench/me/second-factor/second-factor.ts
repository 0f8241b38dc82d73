/** GET, POST /workbench/me/second-factor: another phone or app. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import {
  beginNewSecondFactor,
  confirmNewSecondFactor,
  openNewSecondFactor,
} from '../../../../usecases/me/renew-second-factor.ts';
import type { Route } from '../../../site.ts';
import { RecoveryCodesView } from '../../sign-in/set-up-code/set-up-code.view.tsx';
import { knockedTooOften } from '../../sign-in/sign-in-limit.ts';
import { staffForm } from '../../staff-form.ts';
import { signedIn, staffPage, staffRoutes } from '../../staff-request.ts';
import { ownProblem } from '../own-problem.ts';
import { SecondFactorView } from './second-factor.view.tsx';

const path = '/workbench/me/second-factor';
const facts = { title: '换第二验证', section: '' };

export const mySecondFactor: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const begun = await beginNewSecondFactor(site.staff, caller);
    if (!begun.ok) return ownProblem(request, begun.problems, path);
    return staffPage(request, facts, SecondFactorView({ ...begun.value, problems: [] }));
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const stop = await knockedTooOften(request);
    if (stop !== null) return stop;
    const form = await staffForm(request.c);
    const sealed = form.raw('setup');
    const result = await confirmNewSecondFactor(site.staff, caller, { sealed, code: form.text('code') });
    if (result.ok) {
      // Shown in the answer itself and nowhere else: a page of its own could be opened again.
      const view = RecoveryCodesView({ codes: result.value, target: '/workbench/me' });
      return staffPage(request, { title: '恢复码', section: '' }, view);
    }
    const problems: readonly Problem[] = result.problems;
    const again =
      problems[0]!.code === 'code-wrong' ? await openNewSecondFactor(site.staff, caller, sealed) : null;
    if (again === null) return ownProblem(request, result.problems, path);
    return staffPage(request, facts, SecondFactorView({ ...again, problems }), 422);
  });
};
