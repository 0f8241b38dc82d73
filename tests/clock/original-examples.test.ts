/** Every figure of the worked examples, where the law book is at hand; each by the mechanism that a user would use. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../../src/domain/calendar/day-number.ts';
import { deadlineAt, lastDayOf } from '../../src/domain/request-rules/deadline.ts';
import type { ClockEvent, ClockResult } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { calendar, rules, rulesFolder } from './clock-rules.ts';

interface Pause {
  readonly kind: string;
  readonly sent: string;
  readonly ended: string;
}

type Input = Readonly<Record<string, string | number | boolean | null | readonly Pause[]>>;

interface Example {
  readonly id: string;
  readonly rule: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, unknown>>;
}

const file = `${rulesFolder}/../../shared/domain/clock-examples.json`;
const examples: readonly Example[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).examples : [];

const text = (value: unknown): string => String(value);

/** The events that an example tells of. */
function eventsOf(input: Input): ClockEvent[] {
  const events: ClockEvent[] = [];
  const add = (key: string, event: string, more: Omit<ClockEvent, 'event' | 'on'> = {}) => {
    if (typeof input[key] === 'string') events.push({ event, on: text(input[key]), ...more });
  };
  add('received', 'RECEIVED');
  add('supplementNotice', 'SUPPLEMENT_NOTICED');
  add('supplementReceived', 'SUPPLEMENT_RECEIVED');
  add('feeNoticeReceived', 'FEE_NOTICED');
  add('paid', 'FEE_PAID');
  add('mailed', 'POSTED');
  add('signed', 'SERVED');
  add('answered', 'SERVED');
  add('extensionNoticeDate', 'EXTENDED', { workdays: 20 });
  if (typeof input.thirdPartyReceived === 'string')
    add('sent', 'CONSULT_TP_SENT', { receivedOn: input.thirdPartyReceived });
  if (typeof input.fixedDate === 'string') add('noticeDate', 'DELAY_35', { until: input.fixedDate });
  const pauses = Array.isArray(input.pauses) ? (input.pauses as readonly Pause[]) : [];
  for (const { kind, sent, ended } of pauses) {
    const name = kind === 'third_party' ? 'CONSULT_TP' : 'CONSULT_AGENCY';
    events.push({ event: `${name}_SENT`, on: sent }, { event: `${name}_ENDED`, on: ended });
  }
  if (typeof input.ext === 'number') {
    // On the last day on which it may still be told.
    const { dueBeforeExtension } = clockOf(input, events);
    events.push({ event: 'EXTENDED', on: dueBeforeExtension!, workdays: input.ext });
  }
  return events;
}

function clockOf(input: Input, events: readonly ClockEvent[]): ClockResult {
  const today =
    events
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? '2024-01-01';
  const law = input.law === undefined ? {} : { law: text(input.law) };
  // A day later, silence of a third party has had its effect.
  return runClock(rules, calendar, { ...law, today: later(today, 60), events }, { explain: true });
}

const later = (day: string, days: number): string => dayText(dayNumber(day) + days);

const period = (id: string, from: unknown) =>
  lastDayOf(calendar, deadlineAt(rules.deadlines, id, text(from)), text(from));

/** Periods that begin with something else than a request. */
const periods: Readonly<Record<string, readonly [deadline: string, input: string, expected: string]>> = {
  'CE-13': ['supplement-period', 'noticeServed', 'lastDay'],
  'CE-20': ['co-maker-reply', 'consultReceived', 'opinionDeadline'],
  'CE-21': ['fee-payment', 'feeNoticeReceived', 'payDeadline'],
  'CE-24': ['fee-payment', 'feeNoticeReceived', 'payDeadline'],
  'CE-30': ['publish-item', 'formed', 'publishBy'],
  'CE-31': ['review-application', 'served', 'lastDay'],
  'CE-32': ['suit-direct', 'served', 'lastDay'],
  'CE-33': ['suit-direct', 'served', 'lastDay'],
  'CE-34': ['suit-after-review', 'reviewDecisionServed', 'lastDay'],
  'CE-36': ['court-defence', 'complaintCopyReceived', 'lastDay'],
};

/** What the program says for every expected figure of an example, by the name that the example gives it. */
function answersOf({ id, input, expected }: Example): Record<string, unknown> {
  const one = periods[id];
  if (one !== undefined) {
    const [deadline, from, as] = one;
    const { raw, day } = period(deadline, input[from]);
    const next = calendar.addWorkdays(day, 1).day;
    return pick({ [as]: day, rawLastDay: raw, abandonFrom: next }, expected);
  }
  if (id === 'CE-35')
    return {
      ordinary: period('review-answer', input.reviewCopyReceived).day,
      simplified: period('review-answer-simplified', input.reviewCopyReceived).day,
    };
  if (id === 'CE-38') {
    const year = Number(input.year) + 1;
    const day = (monthDay: string) => ({
      statutory: `${year}-${monthDay}`,
      safe: calendar.onOrBefore(`${year}-${monthDay}`).day,
    });
    return {
      departmentsStatutory: day('01-31').statutory,
      departmentsSafe: day('01-31').safe,
      governmentStatutory: day('03-31').statutory,
      governmentSafe: day('03-31').safe,
    };
  }
  const events = eventsOf(input);
  const clock = clockOf(input, events);
  const received = text(input.received);
  const yearEnd = `${received.slice(0, 4)}-12-31`;
  const asOfYearEnd = runClock(
    rules,
    calendar,
    { today: yearEnd, events: events.filter(({ on }) => on <= yearEnd) },
    { explain: false },
  );
  const early = runClock(
    rules,
    calendar,
    { today: received, events: events.slice(0, 1) },
    { explain: false },
  );
  const silenceEnds = clock.explanation.filter(({ kind }) => kind === 'excluded').at(-1)?.day;
  const all: Record<string, unknown> = {
    due: clock.provisional ? 'CALENDAR_NOT_PUBLISHED' : clock.due,
    day1: clock.explanation.find(({ number }) => number === 1)?.day,
    dueBeforeExtension: clock.dueBeforeExtension,
    statutoryDue: clock.dueBeforeExtension,
    extensionValid: clock.extension > 0,
    noticeInTime: !clock.voided.some(({ event }) => event === 'DELAY_35'),
    supplementNoticeDeadline: early.supplementNoticeBy,
    noticeLate: clock.supplementNoticeLate,
    nominalDue: clock.nominalDue,
    riskDue: clock.riskDue,
    excludedWorkdays: clock.excludedWorkdays,
    pauseEnds: silenceEnds,
    feeNoticeDeadline: clock.due,
    onTime: clock.onTime,
    reportYearReceived: Number(received.slice(0, 4)),
    carriedForwardIn: asOfYearEnd.finishedOn === null ? Number(received.slice(0, 4)) : null,
    reportYearResult: Number(clock.finishedOn?.slice(0, 4)),
    lastDay: clock.due === null ? null : period('suit-inaction', clock.due).day,
  };
  return pick(all, expected);
}

function pick(
  from: Record<string, unknown>,
  like: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, from[key]]));
}

describe.runIf(examples.length > 0)('worked examples of the law book', () => {
  it('are all there', () => {
    expect(examples.map(({ id }) => id)).toEqual(
      Array.from({ length: 40 }, (_, at) => `CE-${String(at + 1).padStart(2, '0')}`),
    );
  });

  it.each(examples.map((example) => [example.id, example.rule, example] as const))(
    '%s (%s)',
    (_id, _rule, example) => {
      expect(answersOf(example)).toEqual(example.expected);
    },
  );
});
