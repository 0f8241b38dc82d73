/** 年末结转: what was open when a year ended, with its state and whom it waited for. Source: law book, E-17. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { requestAsOf } from '../../domain/requests/request-as-of.ts';
import { type RequestFact, requestSubject } from '../../domain/requests/request-event.ts';
import { directoryOf } from '../people/directory.ts';
import { look } from '../perform.ts';
import type { RequestPlace, RequestRow } from '../ports/requests.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { stateName } from './list-requests.ts';
import { nextWords } from './next-words.ts';
import { reachOf } from './reach.ts';
import { clockOf } from './write-request.ts';

export interface CarriedRequest {
  readonly row: RequestRow;
  readonly agencyName: string;
  /** State on 31 December, or today while the year still runs. */
  readonly stateName: string;
  /** What was waited for then. */
  readonly awaited: string;
  /** Due day as known then; null: the clock stood. */
  readonly due: string | null;
}

export interface CarryOver {
  readonly year: number;
  /** The year is not over: this is how it would be today. */
  readonly running: boolean;
  /** The day that states are of. */
  readonly day: string;
  readonly requests: readonly CarriedRequest[];
  /** How many there are in all; more than are listed only on further pages. */
  readonly total: number;
  readonly after: RequestPlace | null;
}

const pageLength = 50;
const mostCounted = 100_000;
const firstYear = 2008;

/** Requests received in or before the year and not ended in it. */
export function carryOver(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly year: number;
    readonly agencyId: string;
    readonly after: RequestPlace | null;
  },
): Promise<Result<CarryOver>> {
  const { regionId, year } = order;
  const { resource, agencyIds } = reachOf(caller, 'request.list', regionId, order.agencyId);
  const asked = { act: 'request.list', subject: 'request', resource } as const;
  return look(deps, caller, asked, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    if (!Number.isInteger(year) || year < firstYear || year > Number(today.slice(0, 4)))
      return refused({ code: 'field-invalid', field: 'year', message: '请选择今年或以前的年份。' });
    const last = `${year}-12-31`;
    const day = last < today ? last : today;
    const filter = {
      openOn: `${year + 1}-01-01`,
      ...(agencyIds === null ? {} : { agencyIds }),
    };
    const found = await storage.requests.list(regionId, filter, 'newest', order.after, pageLength + 1);
    const rows = found.slice(0, pageLength);
    const directory = await directoryOf(storage, regionId, day);
    const total = await storage.requests.count(regionId, filter, mostCounted);
    const end = rows.at(-1);
    return done({
      year,
      running: last >= today,
      day,
      requests: await statesOf(deps, storage, rows, day, directory.agencyName),
      total,
      after:
        found.length > pageLength && end !== undefined
          ? { key: end.receivedOn, requestId: end.requestId }
          : null,
    });
  });
}

async function statesOf(
  deps: StaffDeps,
  storage: Storage,
  rows: readonly RequestRow[],
  day: string,
  agencyName: (agencyId: string) => string,
): Promise<readonly CarriedRequest[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const calendar = await countyCalendar(storage, deps, first.regionId);
  return Promise.all(
    rows.map(async (row) => {
      const facts = await storage.ledger.ofSubject(row.regionId, requestSubject(row.requestId));
      // Entered after the day for a day before it: then the file begins later than the request.
      const state =
        requestAsOf(facts as readonly RequestFact[], day) ??
        (await storage.requests.get(row.regionId, row.requestId))!;
      const clock = clockOf(deps, calendar, state, day);
      const rule = deps.requestRules.lifecycle.states.find(({ id }) => id === clock.state);
      return {
        row,
        agencyName: agencyName(row.agencyId),
        stateName: stateName(deps, clock.state),
        awaited: nextWords({ open: true, awaits: rule?.awaits ?? 'agency' }, '').replace(
          '待分办',
          '等本机关办理',
        ),
        due: clock.due,
      };
    }),
  );
}
