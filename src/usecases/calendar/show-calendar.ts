/** The working calendar of a county: its years with their notices, and what a notice moved. */

import type { CalendarNotice } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { decide } from '../../policies/decide.ts';
import { actorNames } from '../agencies/agency-history.ts';
import { look } from '../perform.ts';
import type { EnteredNotice } from '../ports/calendar-notices.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { noticeSubject } from '../requests/enter-notice.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { MovedRequest } from './moved-requests.ts';

export interface CalendarYear {
  readonly year: number;
  /** In the order of issue; `noticeId` null: of rules/calendars. */
  readonly notices: readonly (CalendarNotice & { readonly noticeId: string | null })[];
  readonly workdays: number;
}

export interface CalendarOverview {
  readonly today: string;
  /** The newest first. */
  readonly years: readonly CalendarYear[];
  readonly publishedUntil: string;
  /** The first year without a notice. */
  readonly next: number;
  readonly mayEnter: boolean;
}

export function showCalendar(
  deps: StaffDeps,
  caller: Caller,
  { regionId }: { readonly regionId: string },
): Promise<Result<CalendarOverview>> {
  const order = { act: 'calendar.read', subject: 'calendar', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const entered = await storage.calendarNotices.list(regionId);
    const calendar = await countyCalendar(storage, deps, regionId);
    const all = [...deps.requestRules.notices.map((notice) => ({ ...notice, noticeId: null })), ...entered];
    const years = [...Map.groupBy(all, ({ year }) => year)]
      .map(([year, notices]) => ({
        year,
        notices: notices.toSorted((a, b) => (a.issued < b.issued ? -1 : 1)),
        workdays: calendar.workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`),
      }))
      .sort((a, b) => b.year - a.year);
    return done({
      today: dayOf(deps.clock().toISOString()),
      years,
      publishedUntil: calendar.publishedUntil,
      next: Number(calendar.publishedUntil.slice(0, 4)) + 1,
      mayEnter: decide(caller, 'calendar.enter', { regionId }) === 'granted',
    });
  });
}

export interface NoticeDetail {
  readonly notice: EnteredNotice;
  /** Name of whoever entered it. */
  readonly by: string;
  readonly moves: readonly MovedRequest[];
}

const noNotice: Problem = { code: 'not-found', message: '没有找到这份放假通知，请从工作日历重新进入。' };

/** A notice that the county entered, with the requests that it moved. */
export function showNotice(
  deps: StaffDeps,
  caller: Caller,
  { regionId, noticeId }: { readonly regionId: string; readonly noticeId: string },
): Promise<Result<NoticeDetail>> {
  const order = { act: 'calendar.read', subject: noticeSubject(noticeId), resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const notice = (await storage.calendarNotices.list(regionId)).find((each) => each.noticeId === noticeId);
    if (notice === undefined) return refused(noNotice);
    const events = await storage.ledger.ofSubject(regionId, noticeSubject(noticeId));
    const names = await actorNames(storage, regionId, events);
    const moved = events.find(({ kind }) => kind === 'calendar-days-moved')?.data.moves;
    return done({
      notice,
      by: names.get(notice.enteredBy) ?? notice.enteredBy,
      moves: (moved ?? []) as readonly MovedRequest[],
    });
  });
}
