/** GET, POST /workbench/me/recovery-codes: new recovery codes in place of the old ones. */
import { renewRecoveryCodes } from '../../../../usecases/me/renew-recovery-codes.ts';
import { showMe } from '../../../../usecases/me/show-me.ts';
import type { Route } from '../../../site.ts';
import { RecoveryCodesView } from '../../sign-in/set-up-code/set-up-code.view.tsx';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { ownProblem } from '../own-problem.ts';
import { AskRecoveryCodesView } from './recovery-codes.view.tsx';

const path = '/workbench/me/recovery-codes';

export const myRecoveryCodes: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showMe(site.staff, caller);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const view = AskRecoveryCodesView({ left: shown.value.security.recoveryCodesLeft });
    return staffPage(request, { title: '换恢复码', section: '' }, view);
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const codes = await renewRecoveryCodes(site.staff, caller);
    if (!codes.ok) return ownProblem(request, codes.problems, path);
    const view = RecoveryCodesView({ codes: codes.value, target: '/workbench/me' });
    return staffPage(request, { title: '恢复码', section: '' }, view);
  });
};
