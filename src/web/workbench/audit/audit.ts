/** GET /workbench/audit: who did what, the newest first. */
import { actChoices, searchAudit } from '../../../usecases/audit-trail/search-audit.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { AuditView } from './audit.view.tsx';
import { auditForm } from './audit-query.ts';

export const audit: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/audit', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = auditForm(request);
    const before = request.query('before');
    const found = await searchAudit(site.staff, caller, caller.regionId, form, before);
    if (!found.ok && found.problems[0].code !== 'field-invalid') return staffProblem(request, found.problems);
    return staffPage(
      request,
      { title: '审计记录', section: '/workbench/audit' },
      AuditView({
        form,
        acts: actChoices(),
        page: found.ok ? found.value : null,
        problems: found.ok ? [] : found.problems,
        first: before === '',
      }),
      found.ok ? 200 : 422,
    );
  });
};
