/** May an event take effect? If not, why: in words, with the article. Source: guards of law book §7.2. */
import type { Calendar } from '../../calendar/calendar.ts';
import { isDayText } from '../../calendar/day-number.ts';
import { dayWords } from '../../days/day-words.ts';
import { type DeadlineInForce, lastDayOf, lengthWords } from '../../request-rules/deadline.ts';
import type { LifecycleEvent } from '../../request-rules/lifecycle.ts';
import type { ClockEvent } from '../clock.ts';
import { type CaseState, lastOf } from './case-state.ts';
import { dueOf } from './count.ts';
import { deadlineFor, type PreparedRules } from './law-of-case.ts';
import { matchingPause } from './pauses.ts';
import { shownState } from './shown-state.ts';

export interface Refusal {
  readonly code:
    | 'before-receipt'
    | 'once'
    | 'not-in-force'
    | 'state'
    | 'nothing-open'
    | 'already-open'
    | 'field'
    | 'late'
    | 'early'
    | 'explanation-refused';
  readonly message: string;
  readonly article: string;
}

export interface Judgement {
  readonly refusal: Refusal | null;
  /** It holds, but came after its deadline. */
  readonly late: boolean;
}

const fine: Judgement = { refusal: null, late: false };

/**
 * Judges an event on the state that its day meets.
 * @param event as it was told, or only its day, to ask whether it might happen then
 */
export function judgeEvent(
  rules: PreparedRules,
  calendar: Calendar,
  state: CaseState,
  spec: LifecycleEvent,
  event: ClockEvent,
  details: 'told' | 'unknown',
): Judgement {
  const no = (code: Refusal['code'], message: string, article = articleOf(rules, state, spec, event.on)) => ({
    refusal: { code, message, article },
    late: false,
  });
  const name = `“${spec.name}”`;
  if (event.on < state.receivedOn)
    return no('before-receipt', `${name}不能早于收到申请之日（${dayWords(state.receivedOn)}）。`);
  const before = lastOf(state.happened, spec.id);
  if (spec.once && before !== undefined)
    return no('once', `${name}在一件申请中只能有一次，${dayWords(before.on)}已经办过，这一次不起作用。`);
  if (spec.since !== null && state.lawDay < spec.since && spec.earlier === 'void')
    return no('not-in-force', `收到申请时适用的条例没有${name}的规定。`, spec.article);
  if (!spec.from.includes(shownState(rules, state))) return no('state', stateWords(rules, state, spec));
  if (spec.effect === 'close-pause' && matchingPause(state.pauses, spec, event, details) === null)
    return no('nothing-open', `没有正在进行的、可以由${name}结束的征求意见。`);
  if (spec.effect === 'open-pause' && alreadyOpen(state, event))
    return no('already-open', '这次征求意见已经发函，尚未结束。');
  if (spec.period !== null && deadlineFor(rules, spec.period, state.lawDay, event.on) === null)
    return no('not-in-force', `${dayWords(event.on)}还没有${name}的规定。`, spec.article);
  if (details === 'told') {
    const fault = fieldFault(rules, calendar, state, spec, event);
    if (fault !== null) return no('field', fault);
  }
  const explained = spec.needsAccepted === null ? undefined : lastOf(state.happened, spec.needsAccepted);
  if (explained?.accepted === false)
    return no('explanation-refused', `申请人说明的理由不合理，不能${name}。`);
  const stop = state.awaiting;
  if (spec.afterPeriod && stop !== null && event.on < stop.lapseFrom)
    return no(
      'early',
      `期限到${dayWords(stop.lastDay)}届满，${dayWords(stop.lapseFrom)}起才能记为“${spec.name}”。`,
    );
  const missed = state.finishedOn === null ? missedDeadline(rules, calendar, state, spec, event) : null;
  if (missed === null || spec.breach === 'none') return fine;
  if (spec.breach === 'late') return { refusal: null, late: true };
  if (spec.excusable && event.accepted === true && missed.ofStop) return fine;
  return no(
    'late',
    `${name}最迟应在${dayWords(missed.lastDay)}作出，${dayWords(event.on)}已经超过期限，不起作用。`,
  );
}

/** The article on which the event stands: of the law of the case where a deadline says it, else its own. */
export function articleOf(
  rules: PreparedRules,
  { lawDay }: CaseState,
  spec: LifecycleEvent,
  day: string,
): string {
  const id = spec.most ?? (spec.effect === 'start' ? null : spec.period);
  if (id === null || !isDayText(day)) return spec.article;
  return deadlineFor(rules, id, lawDay, day)?.article ?? spec.article;
}

/** Working days or days that a letter gives: its own where the law leaves them to the agency. */
export function periodGiven(deadline: DeadlineInForce, event: ClockEvent): DeadlineInForce {
  const own = event.periodWorkdays;
  if (own === undefined || deadline.basis === 'law') return deadline;
  return { ...deadline, unit: 'workdays', length: own };
}

function stateWords(rules: PreparedRules, state: CaseState, spec: LifecycleEvent): string {
  const now = rules.lifecycle.states.find(({ id }) => id === shownState(rules, state));
  return `申请${now === undefined ? '' : `处于“${now.name}”状态，`}不能办理“${spec.name}”。`;
}

function alreadyOpen({ pauses }: CaseState, { consultation }: ClockEvent): boolean {
  if (consultation === undefined) return false;
  return pauses.some((each) => each.consultation === consultation && !each.settled);
}

function fieldFault(
  rules: PreparedRules,
  calendar: Calendar,
  state: CaseState,
  spec: LifecycleEvent,
  event: ClockEvent,
): string | null {
  const { on, workdays, periodWorkdays, until, receivedOn } = event;
  const counts = (n: number | undefined) => n === undefined || (Number.isInteger(n) && n >= 1 && n <= 3660);
  if (!counts(periodWorkdays)) return '给对方的期限应是正整数（工作日）。';
  if (receivedOn !== undefined && (!isDayText(receivedOn) || receivedOn < on))
    return '对方收到的日期不正确，不能早于发出之日。';
  if (spec.most !== null) {
    const most = deadlineFor(rules, spec.most, state.lawDay, on);
    if (most === null) return `收到申请时适用的条例没有“${spec.name}”的规定。`;
    if (workdays === undefined || !Number.isInteger(workdays) || workdays < 1 || workdays > most.length)
      return `延长的天数应在1至${lengthWords(most)}之间。`;
  }
  if (spec.effect === 'fix-date') {
    if (until === undefined || !isDayText(until) || until <= on) return '延迟答复的日期应晚于告知之日。';
    const due = dueOf(calendar, state.track, state.pauses, baseOf(rules, state) + state.extension);
    if (due !== null && on <= due.day && until <= due.day)
      return `延迟答复的日期应晚于原来的期限（${dayWords(due.day)}）。`;
  }
  return null;
}

/** Working days of the answer period under the law of the case. */
export function baseOf(rules: PreparedRules, { lawDay }: Pick<CaseState, 'lawDay'>): number {
  const { answer } = rules;
  for (const { from, until, length } of answer.values)
    if (from <= lawDay && (until === null || lawDay < until)) return length;
  return answer.values[0]!.length;
}

/** The first deadline that the day misses; null: none. */
function missedDeadline(
  rules: PreparedRules,
  calendar: Calendar,
  state: CaseState,
  spec: LifecycleEvent,
  { on }: ClockEvent,
): { readonly lastDay: string; readonly ofStop: boolean } | null {
  for (const id of spec.within) {
    const ofStop =
      state.awaiting !== null && spec.closes === state.awaiting.by.id && id === state.awaiting.by.period;
    const lastDay = ofStop
      ? state.awaiting!.lastDay
      : id === rules.answer.id
        ? dueOf(calendar, state.track, state.pauses, baseOf(rules, state) + state.extension)?.day
        : lastDayFromReceipt(rules, calendar, state, id);
    if (lastDay !== undefined && on > lastDay) return { lastDay, ofStop };
  }
  return null;
}

/** Last day of a deadline that counts from receipt; undefined: the law of the case knows none. */
export function lastDayFromReceipt(
  rules: PreparedRules,
  calendar: Calendar,
  { lawDay, receivedOn }: CaseState,
  id: string,
): string | undefined {
  const deadline = deadlineFor(rules, id, lawDay, receivedOn);
  return deadline === null ? undefined : lastDayOf(calendar, deadline, receivedOn).day;
}
