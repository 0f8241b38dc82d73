/** The queue: requests by urgency, filtered as the address says, with the counts of its views. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { type AgencyName, directoryOf, namesOf } from '../people/directory.ts';
import { look } from '../perform.ts';
import type { RequestPlace, RequestRow } from '../ports/requests.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { nextWords } from './next-words.ts';
import { reachOf } from './reach.ts';
import { filterOf, orderOf, type RequestQuery, type RequestView, requestViews } from './request-query.ts';
import { type Urgency, urgencyOf } from './urgency.ts';

/** A view's count is exact below this, which keeps the page as quick with a million cases. */
export const mostCounted = 1_000;
const pageLength = 50;

export interface ListedRequest {
  readonly row: RequestRow;
  readonly agencyName: string;
  /** '' where it is nobody's yet. */
  readonly personName: string;
  readonly stateName: string;
  /** Who acts next: 等申请人补正, 林小满办理, 待分办. */
  readonly next: string;
  readonly urgency: Urgency;
}

export interface RequestList {
  readonly today: string;
  readonly rows: readonly ListedRequest[];
  /** Where the next page begins; null: this is the last. */
  readonly after: RequestPlace | null;
  readonly counts: Readonly<Record<RequestView, number>>;
  /** Agencies that may be chosen; one or none: there is nothing to choose. */
  readonly agencies: readonly AgencyName[];
  /** People that cases of the page belong to, and whoever asks. */
  readonly people: readonly { readonly accountId: string; readonly name: string }[];
}

/** Keyset of a row in an order: what the next page begins after. */
export const placeOf = (row: RequestRow, query: RequestQuery): RequestPlace => ({
  key: orderOf(query) === 'act-by' ? actKey(row) : row.receivedOn,
  requestId: row.requestId,
});

/** Requests without a day to act by stand behind the others, ended ones last: see the port. */
const actKey = ({ open, actBy }: RequestRow): string => (open ? (actBy ?? '9999-12-30') : '9999-12-31');

export function listRequests(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly query: RequestQuery;
    readonly after: RequestPlace | null;
  },
): Promise<Result<RequestList>> {
  const { regionId, query } = order;
  const { resource, agencyIds } = reachOf(caller, 'request.list', regionId, query.agencyId);
  const asked = { act: 'request.list', subject: 'request', resource } as const;
  return look(deps, caller, asked, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const calendar = await countyCalendar(storage, deps, regionId);
    const accountId = caller.kind === 'staff' ? caller.accountId : '';
    const filter = filterOf(query, accountId, agencyIds, calendar, today);
    const [found, directory, counts] = await Promise.all([
      storage.requests.list(regionId, filter, orderOf(query), order.after, pageLength + 1),
      directoryOf(storage, regionId, today),
      countViews(storage, regionId, (view) =>
        filterOf({ ...query, view }, accountId, agencyIds, calendar, today),
      ),
    ]);
    const rows = found.slice(0, pageLength);
    const names = await namesOf(
      storage,
      regionId,
      rows.flatMap((row) => (row.accountId === null ? [] : [row.accountId])),
    );
    const reached = reachOf(caller, 'request.list', regionId).agencyIds;
    return done({
      today,
      rows: rows.map((row) => ({
        row,
        agencyName: directory.agencyName(row.agencyId),
        personName: row.accountId === null ? '' : (names.get(row.accountId)?.name ?? ''),
        stateName: stateName(deps, row.state),
        next: nextWords(row, row.accountId === null ? '' : (names.get(row.accountId)?.name ?? '')),
        urgency: urgencyOf(calendar, row, today),
      })),
      after: found.length > pageLength ? placeOf(rows.at(-1)!, query) : null,
      counts,
      agencies: directory.agencies.filter(({ agencyId }) => reached === null || reached.includes(agencyId)),
      people: [...names.values()].map((person) => ({ accountId: person.accountId, name: person.name })),
    });
  });
}

async function countViews(
  { requests }: Storage,
  regionId: string,
  filter: (view: RequestView) => Parameters<Storage['requests']['count']>[1],
): Promise<Readonly<Record<RequestView, number>>> {
  const counted = await Promise.all(
    requestViews.map(
      async (view) => [view, await requests.count(regionId, filter(view), mostCounted)] as const,
    ),
  );
  return Object.fromEntries(counted) as Record<RequestView, number>;
}

/** A lifecycle state as staff call it. */
export function stateName({ requestRules }: Pick<StaffDeps, 'requestRules'>, state: string): string {
  return requestRules.lifecycle.states.find(({ id }) => id === state)?.name ?? state;
}
