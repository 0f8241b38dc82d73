/** May an event of the clock happen on a day? Asked of the clock itself; a refusal names the article and the way out. */

import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { clockEventOf } from '../../domain/requests/request-after.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import { runClock } from '../../domain/requests/run-clock.ts';
import type { OpenCase } from './open-case.ts';

/**
 * The clock with the event, or why it may not happen. What was done in the past may be recorded now; nothing is
 * recorded of days to come.
 */
export function clockAfter(open: OpenCase, event: RequestEvent): ClockResult | Problem {
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  const on = String(data['on']);
  const wrongDay = dayProblem(open, on);
  if (wrongDay !== null) return wrongDay;
  const { deps, calendar, state, today } = open;
  const told = clockEventOf(event.kind, data);
  const events = [...state.clockEvents, told];
  const after = runClock(deps.requestRules, calendar, { today, events }, { explain: false });
  const voided = after.voided.findLast((each) => each.event === told.event && each.on === on);
  if (voided === undefined) return after;
  const { code, message, article } = voided;
  return {
    code,
    article,
    message: code === 'state' ? `${message}${wayOut}` : message,
    field: fieldOf[code] ?? 'on',
  };
}

const wayOut = '请回到案卷，按页面列出的事项办理。';

/** Field of a form that a refusal is about, where it is not the day. */
const fieldOf: Readonly<Record<string, string>> = { field: 'workdays', 'explanation-refused': 'reason' };

/** Is this a problem instead of a clock? */
export const isProblem = (result: ClockResult | Problem): result is Problem => 'code' in result;

/** What is wrong with the day of an act; null: nothing. */
export function dayProblem({ state, today }: OpenCase, on: string): Problem | null {
  if (!isDay(on)) return { code: 'field-invalid', field: 'on', message: '请填写日期，如 2026-03-05。' };
  if (on > today)
    return {
      code: 'day-in-future',
      field: 'on',
      message: `日期不能晚于今天（${dayWords(today)}）。还没有做的事，做了以后再登记。`,
    };
  if (on < state.receivedOn)
    return {
      code: 'day-before-receipt',
      field: 'on',
      message: `日期不能早于收到申请之日（${dayWords(state.receivedOn)}）。`,
    };
  return null;
}
