/** The answer clock of a request: its last day and how it comes about. Source: law book §7. */
import type { Calendar } from '../calendar/calendar.ts';
import type { LifecycleEvent } from '../request-rules/lifecycle.ts';
import { basisOf } from './clock/basis.ts';
import { type CaseState, lastOf } from './clock/case-state.ts';
import { consumedUntil, dueOf, excludedUntil, united } from './clock/count.ts';
import { explain } from './clock/explain.ts';
import { foldEvents } from './clock/fold-events.ts';
import { baseOf, judgeEvent, lastDayFromReceipt } from './clock/judge-event.ts';
import {
  type ClockRuleset,
  deadlineFor,
  lawDayOf,
  lawName,
  type PreparedRules,
  prepare,
} from './clock/law-of-case.ts';
import { settledBefore } from './clock/pauses.ts';
import { shownState } from './clock/shown-state.ts';
import { worstCase } from './clock/worst-case.ts';
import type { ClockCase, ClockResult } from './clock.ts';

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Runs the clock over the events of a request. Their order makes no difference; what the rules do not let take effect is
 * listed in `voided` and changes nothing. `today` says what is left and what silence has ended; events of later days count
 * as if they had happened, so that a plan can be tried.
 * @throws RangeError when `today` is no day, or the rules name no answer period
 */
export function runClock(
  ruleset: ClockRuleset,
  calendar: Calendar,
  { law, today, events }: ClockCase,
  options: { readonly explain: boolean },
): ClockResult {
  const rules = prepare(ruleset);
  const folded = foldEvents(rules, calendar, events, law);
  if (folded.state === null) return beforeReceipt(rules, law, today, folded.voided);
  const asOf = later(today, lastDayTold(folded.state));
  const state = settledBefore(folded.state, asOf);
  const { track, nominal, pauses, extension, finishedOn, endedOn } = state;
  const base = baseOf(rules, state);
  const over = endedOn !== null && finishedOn === null;
  const counted = over ? null : dueOf(calendar, track, pauses, base + extension);
  const due = counted?.day ?? null;
  const nominalDue = nominal === null || over ? null : dueOf(calendar, nominal, pauses, base + extension);
  const plain = extension === 0 && track.fixed === null;
  const beforeExtension = over || plain ? counted : dueOf(calendar, { ...track, fixed: null }, pauses, base);
  const awaited = counted === null && finishedOn === null && endedOn === null;
  const worst = awaited ? worstCase(rules, calendar, state, base, asOf) : counted;
  const until = due ?? track.stop?.on ?? endedOn ?? asOf;
  const onTime = finishedOn === null ? null : due === null || finishedOn <= due;
  const { awaiting } = state;
  const open = pauses.filter(({ ended }) => ended === null);
  // Words and menus are made when somebody reads them: a county's cases are recomputed every day, unread.
  const known: { allowed?: readonly string[]; basis?: ClockResult['basis'] } = {};
  return {
    state: shownState(rules, state),
    law: lawName(deadlineFor(rules, rules.answer.id, state.lawDay, state.lawDay)!.law),
    anchor: track.anchor,
    base,
    extension,
    due,
    provisional: (counted ?? worst)?.provisional ?? false,
    dueBeforeExtension: beforeExtension?.day ?? null,
    remaining:
      finishedOn !== null || endedOn !== null ? null : remaining(calendar, state, base, due, today, asOf),
    excludedWorkdays: pauses.length === 0 ? 0 : excludedUntil(calendar, united(pauses, track.anchor), until),
    overdue: onTime === null && due !== null && due < today,
    worstCase: worst?.day ?? null,
    finishedOn: finishedOn ?? endedOn,
    onTime,
    riskDue: nominal === null ? null : due,
    nominalDue: nominalDue?.day ?? null,
    supplementNoticeBy: noticeBy(rules, calendar, state),
    supplementNoticeLate: state.noticeLate,
    supplementLastDay: awaiting?.by.asks === 'correction' ? awaiting.lastDay : null,
    payBy: awaiting?.by.asks === 'payment' ? awaiting.lastDay : null,
    lapseFrom: awaiting?.lapseFrom ?? null,
    consultations: open.map(({ consultation, by, lastDay }) => ({ id: consultation ?? by.id, lastDay })),
    get allowed() {
      known.allowed ??= rules.lifecycle.events
        .filter((spec) => mayHappen(rules, calendar, state, spec, asOf))
        .map(({ id }) => id);
      return known.allowed;
    },
    voided: folded.voided,
    get basis() {
      known.basis ??= basisOf(rules, calendar, state);
      return known.basis;
    },
    explanation: options.explain && !over ? explain(calendar, state, base, due, asOf) : [],
  };
}

function lastDayTold({ happened }: CaseState): string {
  let last = '';
  for (const { on } of happened) if (on > last) last = on;
  return last;
}

function mayHappen(
  rules: PreparedRules,
  calendar: Calendar,
  state: CaseState,
  spec: LifecycleEvent,
  on: string,
): boolean {
  return judgeEvent(rules, calendar, state, spec, { event: spec.id, on }, 'unknown').refusal === null;
}

/** Working days left; negative when overdue; while the count stands still, those of the period that are not used up. */
function remaining(
  calendar: Calendar,
  { track, pauses, extension }: CaseState,
  base: number,
  due: string | null,
  today: string,
  asOf: string,
): number {
  if (due !== null)
    return due < today ? -calendar.workdaysBetween(due, today) : calendar.workdaysBetween(today, due);
  const { anchor, stop, fixed } = track;
  if (stop !== null && fixed !== null) return calendar.workdaysBetween(stop.on, fixed.day);
  const used = consumedUntil(calendar, anchor, united(pauses, anchor), stop?.on ?? asOf);
  return base + extension - used;
}

/** Last day to ask for a correction: while that is still possible, and after it was done too late. */
function noticeBy(rules: PreparedRules, calendar: Calendar, state: CaseState): string | null {
  const notice = rules.correction;
  const deadline = notice?.within[0];
  if (notice === null || deadline === undefined) return null;
  const possible =
    lastOf(state.happened, notice.id) === undefined && notice.from.includes(shownState(rules, state));
  if (!possible && !state.noticeLate) return null;
  return lastDayFromReceipt(rules, calendar, state, deadline) ?? null;
}

function beforeReceipt(
  rules: PreparedRules,
  law: string | undefined,
  today: string,
  voided: ClockResult['voided'],
): ClockResult {
  const lawDay = lawDayOf(rules, today, law);
  return {
    state: '',
    law: lawName(deadlineFor(rules, rules.answer.id, lawDay, lawDay)!.law),
    anchor: null,
    base: baseOf(rules, { lawDay }),
    extension: 0,
    due: null,
    provisional: false,
    dueBeforeExtension: null,
    remaining: null,
    excludedWorkdays: 0,
    overdue: false,
    worstCase: null,
    finishedOn: null,
    onTime: null,
    riskDue: null,
    nominalDue: null,
    supplementNoticeBy: null,
    supplementNoticeLate: false,
    supplementLastDay: null,
    payBy: null,
    lapseFrom: null,
    consultations: [],
    allowed: [rules.start.id],
    voided,
    basis: [],
    explanation: [],
  };
}
