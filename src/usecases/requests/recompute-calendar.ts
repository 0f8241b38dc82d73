/** After a new notice on days off: open requests and disputes are counted anew, and people are told whose days moved. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { type MovedRequest, movedRequests, openRequests } from '../calendar/moved-requests.ts';
import { putDispute } from '../disputes/write-dispute.ts';
import { notify } from '../notifications/notify.ts';
import type { Stores } from '../ports/stores.ts';
import { peopleOf } from '../side-cases/people-of.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { putRequest } from './write-request.ts';

/** Must run in a transaction that holds the county. @param before the calendar until now */
export async function recomputeCases(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  before: Calendar,
  at: string,
): Promise<readonly MovedRequest[]> {
  const after = await countyCalendar(stores, deps, regionId);
  const open = await openRequests(stores, regionId);
  const moves = movedRequests(deps, open, { before, after }, dayOf(at));
  for (const state of open) await putRequest(stores, deps, state, at);
  for (let place: { readonly key: string; readonly disputeId: string } | null = null; ; ) {
    const rows = await stores.disputes.list(regionId, { open: true }, place, 500);
    for (const { disputeId } of rows) {
      const dispute = await stores.disputes.get(regionId, disputeId);
      if (dispute !== null) await putDispute(stores, deps, dispute);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < 500) return moves;
    place = { key: last.actBy ?? '9999-12-31', disputeId: last.disputeId };
  }
}

/** One notice for each person: how many of theirs moved, and the first of them. */
export async function tellOfMoves(
  stores: Stores,
  deps: StaffDeps,
  notice: { readonly regionId: string; readonly noticeId: string; readonly source: string },
  moves: readonly MovedRequest[],
): Promise<void> {
  const { regionId, noticeId, source } = notice;
  const byPerson = new Map<string, MovedRequest[]>();
  for (const moved of moves) {
    const people =
      moved.accountId === null ? await peopleOf(stores, regionId, moved.agencyId) : [moved.accountId];
    for (const accountId of people) byPerson.set(accountId, [...(byPerson.get(accountId) ?? []), moved]);
  }
  const words = (day: string | null) => (day === null ? '未定' : dayWords(day));
  for (const [accountId, own] of byPerson) {
    const [first] = own as [MovedRequest, ...MovedRequest[]];
    await notify(stores, deps, {
      regionId,
      accountIds: [accountId],
      kind: 'due-moved',
      subject: `calendar/${noticeId}`,
      facts: {
        count: String(own.length),
        source,
        number: first.number,
        before: words(first.before),
        after: words(first.after),
      },
      link: own.length === 1 ? `/workbench/requests/${first.requestId}` : `/workbench/calendar/${noticeId}`,
    });
  }
}
