/** POST /workbench/disputes/:disputeId/evidence.zip and .pdf: the evidence leaves the house, on the record. */
import { exportEvidence } from '../../../../../usecases/disputes/export-evidence.ts';
import type { Route } from '../../../../site.ts';
import { signedIn, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { section } from '../../section.ts';
import { sendBundle } from '../../send-bundle.ts';

export const evidence: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  for (const format of ['zip', 'pdf'] as const) {
    routes.post(`${section}/:disputeId/evidence.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const order = { regionId: caller.regionId, disputeId: request.param('disputeId'), format };
      const made = await exportEvidence(site.staff, caller, order);
      return made.ok ? sendBundle(request.c, made.value) : staffProblem(request, made.problems);
    });
  }
};
