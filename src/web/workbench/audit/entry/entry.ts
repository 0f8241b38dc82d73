/** GET /workbench/audit/:entryId: everything about one entry. */
import { showAuditEntry } from '../../../../usecases/audit-trail/search-audit.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { EntryView } from './entry.view.tsx';

export const auditEntry: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/audit/:entryId', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showAuditEntry(site.staff, caller, caller.regionId, request.param('entryId'));
    if (!shown.ok) return staffProblem(request, shown.problems);
    const title = `审计记录第 ${shown.value.line.entryId} 条`;
    return staffPage(
      request,
      { title, section: '/workbench/audit' },
      EntryView({ title, entry: shown.value }),
    );
  });
};
