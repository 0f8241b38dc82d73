/** GET /workbench/corrections: applications for correction (条例 41). */
import { listCorrections } from '../../../usecases/corrections/show-correction.ts';
import { mayAnywhere } from '../../../usecases/workbench/menu.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { CorrectionsView } from './corrections.view.tsx';
import { section } from './section.ts';
import { openIn, readSidePlace, readSideQuery } from './side-list.tsx';

export const corrections: Route = (web, site) =>
  staffRoutes(web, site).get(section, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const query = readSideQuery(request.query);
    const listed = await listCorrections(site.staff, caller, {
      regionId: caller.regionId,
      open: openIn(query),
      words: query.q,
      after: readSidePlace(request.query('after')),
    });
    if (!listed.ok) return staffProblem(request, listed.problems);
    return staffPage(
      request,
      { title: '更正', section },
      CorrectionsView({ ...listed.value, query, mayRegister: mayAnywhere(caller, 'correction.handle') }),
    );
  });
