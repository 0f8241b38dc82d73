/** GET /workbench/disputes/:disputeId: one review or suit. */
import { showDispute } from '../../../../usecases/disputes/show-dispute.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { reportWords } from '../disputes.ts';
import { section } from '../section.ts';
import { DisputeView } from './dispute.view.tsx';

const doneWords: Readonly<Record<string, string>> = {
  opened: '已登记。请核对下面的期限和提示。',
  entered: '已登记。',
  file: '材料已加入。',
};

export const dispute: Route = (web, site) =>
  staffRoutes(web, site).get(`${section}/:disputeId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = { regionId: caller.regionId, disputeId: request.param('disputeId') };
    const shown = await showDispute(site.staff, caller, order);
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(
      request,
      { title: shown.value.dispute.opened.number, section },
      DisputeView({
        detail: shown.value,
        rules: site.staff.requestRules,
        words: reportWords(site),
        finished: doneWords[request.query('done')] ?? '',
      }),
    );
  });
