/** Enters a notice on days off: previewed, recorded, every open case counted anew, and people told whose days moved. */
import type { CalendarNotice } from '../../domain/calendar/calendar.ts';
import { noticeSetProblems } from '../../domain/calendar/check-notices.ts';
import { createCalendar } from '../../domain/calendar/create-calendar.ts';
import { type NoticeTexts, readNotice } from '../../domain/calendar/read-notice.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { type MovedRequest, movedRequests, openRequests } from '../calendar/moved-requests.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { recomputeCases, tellOfMoves } from './recompute-calendar.ts';

export interface NoticeOrder {
  readonly regionId: string;
  readonly texts: NoticeTexts;
}

export interface NoticePreview {
  readonly notice: CalendarNotice;
  /** Working days of its year by it. */
  readonly workdays: number;
  /** Is the year published only by it? */
  readonly publishes: boolean;
  readonly moves: readonly MovedRequest[];
}

const act = 'calendar.enter';

/** Subject of what is recorded about a notice. */
export const noticeSubject = (noticeId: string): string => `calendar/${noticeId}`;

/** What the notice would do; nothing is kept. Problems name their field. */
export function previewNotice(
  deps: StaffDeps,
  caller: Caller,
  { regionId, texts }: NoticeOrder,
): Promise<Result<NoticePreview>> {
  const order = { act, subject: 'calendar', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const judged = await judge(storage, deps, regionId, texts, today);
    if (!judged.ok) return judged;
    const { notice, all } = judged.value;
    const before = await countyCalendar(storage, deps, regionId);
    const after = createCalendar([...all, notice]);
    const { year } = notice;
    return done({
      notice,
      workdays: after.workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`),
      publishes: notice.scope === 'national' && `${year}-12-31` > before.publishedUntil,
      moves: movedRequests(deps, await openRequests(storage, regionId), { before, after }, today),
    });
  });
}

/** Returns the id of the notice and the requests whose day moved. */
export function enterNotice(
  deps: StaffDeps,
  caller: Caller,
  { regionId, texts }: NoticeOrder,
): Promise<Result<{ readonly noticeId: string; readonly moves: readonly MovedRequest[] }>> {
  const order = { act, subject: 'calendar', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const judged = await judge(stores, deps, regionId, texts, dayOf(at));
    if (!judged.ok) return judged;
    const { notice } = judged.value;
    const before = await countyCalendar(stores, deps, regionId);
    const noticeId = deps.secrets.chance.id();
    const subject = noticeSubject(noticeId);
    const actor = actorOf(caller);
    const entered = { regionId, kind: 'calendar-notice-entered', subject, at, actor };
    await stores.ledger.append({ ...entered, data: { ...notice } });
    await stores.calendarNotices.add({ ...notice, regionId, noticeId, enteredAt: at, enteredBy: actor });
    const moves = await recomputeCases(stores, deps, regionId, before, at);
    if (moves.length > 0)
      await stores.ledger.append({ ...entered, kind: 'calendar-days-moved', data: { moves } });
    await tellOfMoves(stores, deps, { regionId, noticeId, source: notice.source }, moves);
    return done({
      value: { noticeId, moves },
      subject,
      after: notice,
      detail: { year: notice.year, moved: moves.length },
    });
  });
}

async function judge(
  { calendarNotices }: Pick<Stores, 'calendarNotices'>,
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  regionId: string,
  texts: NoticeTexts,
  today: string,
): Promise<Result<{ readonly notice: CalendarNotice; readonly all: readonly CalendarNotice[] }>> {
  const all = [...requestRules.notices, ...(await calendarNotices.list(regionId))];
  const { notice, problems } = readNotice(texts, today);
  const [first, ...more] = problems;
  if (notice === null) return refused(first ?? unreadable, ...more);
  const wrong = noticeSetProblems([...all, notice]).filter(({ at }) => at === all.length);
  if (wrong.length === 0) return done({ notice, all });
  if (all.some(({ source }) => source === notice.source))
    return refused({
      code: 'field-invalid',
      field: 'source',
      message: '这份通知已经录入过了。修改放假安排的，请按新的文号录入。',
    });
  if (notice.scope === 'national' && !all.some(({ year }) => year === notice.year - 1))
    return refused({
      code: 'field-invalid',
      field: 'year',
      message: `还没有 ${notice.year - 1} 年的放假安排，请先录入那一年的。`,
    });
  return refused({
    code: 'field-invalid',
    field: 'issued',
    message: '同一天发出的另一份通知已经写了其中的日期，请核对发文日期和日期。',
  });
}

const unreadable: Problem = { code: 'field-invalid', field: 'rows.0.name', message: '请核对放假安排。' };
