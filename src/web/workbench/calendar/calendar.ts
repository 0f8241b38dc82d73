/** GET /workbench/calendar: years with their days off, make-up days and notices. */
import { showCalendar } from '../../../usecases/calendar/show-calendar.ts';
import type { Route } from '../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { CalendarView } from './calendar.view.tsx';
import { section } from './section.ts';

export const calendar: Route = (web, site) =>
  staffRoutes(web, site).get(section, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const shown = await showCalendar(site.staff, caller, { regionId: caller.regionId });
    if (!shown.ok) return staffProblem(request, shown.problems);
    return staffPage(request, { title: '工作日历', section }, CalendarView({ overview: shown.value }));
  });
