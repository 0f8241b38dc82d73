/** May an event of the clock happen on a day? Asked of the clock itself; a refusal names the article and the way out. */

import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import { type LifecycleEvent, ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { clockEventOf } from '../../domain/requests/request-after.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import { runClock } from '../../domain/requests/run-clock.ts';
import type { OpenCase } from './open-case.ts';
import { clockOf } from './write-request.ts';

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
  const rule = deps.requestRules.lifecycle.events.find(({ id }) => ledgerKindOf(id) === event.kind);
  if (rule === undefined) throw new Error(`the lifecycle has no event of ${event.kind}`);
  const then = on === today ? open.clock : clockOf(deps, calendar, state, on);
  if (!then.allowed.includes(rule.id)) return notNow(open, rule, then);
  const events = [...state.clockEvents, clockEventOf(event.kind, data)];
  const after = runClock(deps.requestRules, calendar, { today, events }, { explain: false });
  const voided = after.voided.find((each) => each.event === rule.id && each.on === on);
  if (voided !== undefined)
    return { code: voided.code, message: voided.message, article: voided.article, field: 'on' };
  return after;
}

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

function notNow({ deps, state }: OpenCase, rule: LifecycleEvent, then: ClockResult): Problem {
  const { lifecycle } = deps.requestRules;
  const happened = state.clockEvents.filter(({ event }) => event === rule.id).at(-1);
  const now = lifecycle.states.find(({ id }) => id === then.state);
  const { article } = rule;
  if (rule.once && happened !== undefined)
    return {
      code: 'only-once',
      article,
      message: `“${rule.name}”在一件申请中只能有一次，${dayWords(happened.on)}已经办过。`,
    };
  const why = now === undefined ? '' : `申请现在是“${now.name}”，`;
  return {
    code: 'not-allowed-now',
    article,
    message: `${why}不能办理“${rule.name}”。请回到案卷，按页面列出的事项办理。`,
  };
}
