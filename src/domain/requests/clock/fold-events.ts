/** Folds the events of a request, whatever order they come in. */
import type { Calendar } from '../../calendar/calendar.ts';
import { isDayText } from '../../calendar/day-number.ts';
import type { ClockEffect, LifecycleEvent } from '../../request-rules/lifecycle.ts';
import type { ClockEvent, VoidEvent } from '../clock.ts';
import { applyEvent, receivedCase } from './apply-event.ts';
import type { CaseState } from './case-state.ts';
import { judgeEvent, type Refusal } from './judge-event.ts';
import { lawDayOf, type PreparedRules } from './law-of-case.ts';
import { settledBefore } from './pauses.ts';

/** What is tried first of the events of one day; none of them has a time of day (L-C.7). */
const order: Readonly<Record<ClockEffect, number>> = {
  start: 0,
  restart: 1,
  'close-pause': 2,
  extend: 3,
  'open-pause': 4,
  none: 5,
  'fix-date': 6,
  stop: 7,
  finish: 8,
  end: 9,
};

interface Told {
  readonly event: ClockEvent;
  readonly spec: LifecycleEvent;
  /** Place in the lifecycle. */
  readonly rank: number;
}

export interface Folded {
  /** null: nothing was received. */
  readonly state: CaseState | null;
  readonly voided: readonly VoidEvent[];
}

/**
 * The state after all events, and those without effect. Events of a day are taken in the order of their effects, and one
 * that must wait for another of that day is tried again after it: the order in which they are told makes no difference.
 * @param law a case may ask for the law by name; undefined: by the day of receipt
 */
export function foldEvents(
  rules: PreparedRules,
  calendar: Calendar,
  events: readonly ClockEvent[],
  law: string | undefined,
): Folded {
  const voided: VoidEvent[] = [];
  const told: Told[] = [];
  for (const event of events) {
    const spec = rules.eventOf.get(event.event);
    if (spec === undefined)
      voided.push(noted(event, 'unknown-event', `规则中没有“${event.event}”这个事件。`, ''));
    else if (!isDayText(event.on))
      voided.push(noted(event, 'no-day', `“${event.on}”不是日期。`, spec.article));
    else told.push({ event, spec, rank: rules.lifecycle.events.indexOf(spec) });
  }
  told.sort(byDay);
  const first = told.find(({ spec }) => spec === rules.start);
  if (first === undefined) {
    for (const { event, spec } of told)
      voided.push(noted(event, 'before-receipt', '没有收到申请的记录。', spec.article));
    return { state: null, voided };
  }
  const { on } = first.event;
  let state = receivedCase(rules.start, on, lawDayOf(rules, on, law));
  const rest = told.filter((each) => each !== first);
  for (let at = 0; at < rest.length; ) {
    const { event, spec } = rest[at]!;
    let end = at + 1;
    while (end < rest.length && rest[end]!.event.on === event.on) end++;
    if (end > at + 1) state = foldDay(rules, calendar, state, rest.slice(at, end), voided);
    else {
      state = settledBefore(state, event.on);
      const { refusal, late } = judgeEvent(rules, calendar, state, spec, event, 'told');
      if (refusal === null) state = applyEvent(rules, calendar, state, spec, event, late);
      else voided.push(refused(event, refusal));
    }
    at = end;
  }
  return { state, voided };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By day, by effect, in the order of the lifecycle; of two alike by their fields, so that chance decides nothing. */
function byDay(a: Told, b: Told): number {
  return (
    compare(a.event.on, b.event.on) ||
    order[a.spec.effect] - order[b.spec.effect] ||
    a.rank - b.rank ||
    compare(a.event.consultation ?? '', b.event.consultation ?? '') ||
    compare(a.event.receivedOn ?? '', b.event.receivedOn ?? '')
  );
}

function foldDay(
  rules: PreparedRules,
  calendar: Calendar,
  before: CaseState,
  day: readonly Told[],
  voided: VoidEvent[],
): CaseState {
  let state = settledBefore(before, day[0]!.event.on);
  let waiting = day;
  while (waiting.length > 0) {
    const judged = waiting.map(({ event, spec }) => judgeEvent(rules, calendar, state, spec, event, 'told'));
    const next = judged.findIndex(({ refusal }) => refusal === null);
    if (next < 0) {
      for (const [at, { event }] of waiting.entries()) voided.push(refused(event, judged[at]!.refusal!));
      return state;
    }
    const { event, spec } = waiting[next]!;
    state = applyEvent(rules, calendar, state, spec, event, judged[next]!.late);
    waiting = waiting.filter((_, at) => at !== next);
  }
  return state;
}

const refused = (event: ClockEvent, { code, message, article }: Refusal): VoidEvent =>
  noted(event, code, message, article);

function noted({ event, on }: ClockEvent, code: string, message: string, article: string): VoidEvent {
  return { event, on, code, message, article };
}
