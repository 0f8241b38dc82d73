/** GET /workbench/requests/:requestId/clock: the period day by day, each with its reason. */
import { showRequest } from '../../../../../usecases/requests/show-request.ts';
import { ClockStrip } from '../../../../components/clock-strip/clock-strip.tsx';
import { ClockTable } from '../../../../components/clock-strip/clock-table.tsx';
import type { Route } from '../../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { CasePage } from '../case-page.tsx';

export const requestClock: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/requests/:requestId/clock', async (asked) => {
    const caller = signedIn(asked);
    if (caller instanceof Response) return caller;
    const on = asked.query('on');
    const requestId = asked.param('requestId');
    const place = { regionId: caller.regionId, requestId, ...(on === '' ? {} : { on }) };
    const shown = await showRequest(site.staff, caller, place);
    if (!shown.ok) return staffProblem(asked, shown.problems);
    const { state, clock, day } = shown.value;
    return staffPage(
      asked,
      { title: `期限逐日说明 ${state.number}`, section },
      <CasePage requestId={requestId} number={state.number} title={state.title} here="期限逐日说明">
        <ClockStrip clock={clock} today={day} explainHref={`${caseHref(requestId, 'clock')}#days`} />
        <h2 id="days">每一天怎样计算</h2>
        <ClockTable clock={clock} />
        <h2>依据的规定</h2>
        <ul class="case-list">
          {clock.basis.map(({ words, article }) => (
            <li>
              <span>{words}</span>
              <small>{article}</small>
            </li>
          ))}
        </ul>
      </CasePage>,
    );
  });
};
