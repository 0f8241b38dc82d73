/** Requests on the first page: by statutory urgency, each with who acts next. */
import type { Staff } from '../../domain/people/caller.ts';
import { directoryOf, namesOf } from '../people/directory.ts';
import type { RequestFilter } from '../ports/requests.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { type ListedRequest, stateName } from '../requests/list-requests.ts';
import { nextWords } from '../requests/next-words.ts';
import { reachOf } from '../requests/reach.ts';
import { soonWorkdays, urgencyOf } from '../requests/urgency.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { mayAnywhere } from './menu.ts';

export interface RequestsToday {
  /** Given to this person. */
  readonly own: readonly ListedRequest[];
  /** Of the reached agencies, given to nobody: whoever may assign gives them to somebody today (T-02). */
  readonly unassigned: readonly ListedRequest[];
  /** Of the reached agencies, others': past due or due within three working days. */
  readonly pressing: readonly ListedRequest[];
}

const none: RequestsToday = { own: [], unassigned: [], pressing: [] };
const most = 10;

/** @param day today, `YYYY-MM-DD` */
export async function requestsToday(deps: StaffDeps, caller: Staff, day: string): Promise<RequestsToday> {
  if (!mayAnywhere(caller, 'request.list')) return none;
  const { storage } = deps;
  const { regionId, accountId } = caller;
  const calendar = await countyCalendar(storage, deps, regionId);
  const { agencyIds } = reachOf(caller, 'request.list', regionId);
  const reached = agencyIds === null ? {} : { agencyIds };
  const list = (filter: RequestFilter) =>
    storage.requests.list(regionId, { ...filter, open: true }, 'act-by', null, most);
  const assigns = mayAnywhere(caller, 'request.assign') || mayAnywhere(caller, 'request.handle');
  const [own, unassigned, pressing] = await Promise.all([
    list({ accountId }),
    assigns ? list({ ...reached, unassigned: true }) : [],
    list({ ...reached, dueUntil: calendar.addWorkdays(day, soonWorkdays).day }),
  ]);
  const rows = [own, unassigned, pressing].flat();
  if (rows.length === 0) return none;
  const directory = await directoryOf(storage, regionId, day);
  const names = await namesOf(
    storage,
    regionId,
    rows.flatMap((row) => (row.accountId === null ? [] : [row.accountId])),
  );
  const shown = (row: (typeof rows)[number]): ListedRequest => {
    const personName = row.accountId === null ? '' : (names.get(row.accountId)?.name ?? '');
    return {
      row,
      agencyName: directory.agencyName(row.agencyId),
      personName,
      stateName: stateName(deps, row.state),
      next: row.accountId === accountId && row.awaits === 'agency' ? '等您办理' : nextWords(row, personName),
      urgency: urgencyOf(calendar, row, day),
    };
  };
  return {
    own: own.map(shown),
    unassigned: unassigned.map(shown),
    pressing: pressing.filter((row) => row.accountId !== null && row.accountId !== accountId).map(shown),
  };
}
