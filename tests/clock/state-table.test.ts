/** Every event in every state has a stated outcome: the state after it, `=` for the same, or why it has no effect. */
import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { calendar, rules } from './clock-rules.ts';

const received = { event: 'RECEIVED', on: '2024-03-04' };
const then = (event: string, more: Partial<ClockEvent> = {}): readonly ClockEvent[] => [
  received,
  { event, on: '2024-03-06', ...more },
];

/** How each state comes about; `-`: nothing was received. */
const ways: Readonly<Record<string, readonly ClockEvent[]>> = {
  '-': [],
  REGISTERED: [received],
  CONSULTING: then('CONSULT_TP_SENT'),
  AWAIT_SUPPLEMENT: then('SUPPLEMENT_NOTICED'),
  AWAIT_FEE: then('FEE_NOTICED'),
  DELAYED: then('DELAY_35', { until: '2024-05-31' }),
  DECIDED: then('DECIDED'),
  ANSWERED: then('SERVED'),
  CLOSED: then('WITHDRAWN'),
  ARCHIVED: [...then('SERVED'), { event: 'ARCHIVED', on: '2024-03-07' }],
};

const table = `
| RECEIVED | REGISTERED | ✗once | ✗once | ✗once | ✗once | ✗once | ✗once | ✗once | ✗once | ✗once |
| SUPPLEMENT_NOTICED | ✗before-receipt | AWAIT_SUPPLEMENT | AWAIT_SUPPLEMENT | ✗once | ✗state | AWAIT_SUPPLEMENT | ✗state | ✗state | ✗state | ✗state |
| SUPPLEMENT_RECEIVED | ✗before-receipt | ✗state | ✗state | REGISTERED | ✗state | ✗state | ✗state | ✗state | ✗state | ✗state |
| SUPPLEMENT_LAPSED | ✗before-receipt | ✗state | ✗state | CLOSED | ✗state | ✗state | ✗state | ✗state | ✗state | ✗state |
| REASON_ASKED | ✗before-receipt | = | = | ✗state | ✗state | = | ✗state | ✗state | ✗state | ✗state |
| REASON_GIVEN | ✗before-receipt | = | = | = | = | = | ✗state | ✗state | ✗state | ✗state |
| CONSULT_TP_SENT | ✗before-receipt | CONSULTING | = | ✗state | ✗state | CONSULTING | ✗state | ✗state | ✗state | ✗state |
| CONSULT_TP_ENDED | ✗before-receipt | ✗nothing-open | REGISTERED | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗state | ✗state | ✗state |
| CONSULT_AGENCY_SENT | ✗before-receipt | CONSULTING | = | ✗state | ✗state | CONSULTING | ✗state | ✗state | ✗state | ✗state |
| CONSULT_AGENCY_ENDED | ✗before-receipt | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗nothing-open | ✗state | ✗state | ✗state |
| EXTENDED | ✗before-receipt | = | = | ✗state | ✗state | ✗state | = | ✗state | ✗state | ✗state |
| FEE_NOTICED | ✗before-receipt | AWAIT_FEE | AWAIT_FEE | ✗state | ✗once | AWAIT_FEE | ✗state | ✗state | ✗state | ✗state |
| FEE_PAID | ✗before-receipt | ✗state | ✗state | ✗state | REGISTERED | ✗state | ✗state | ✗state | ✗state | ✗state |
| FEE_LAPSED | ✗before-receipt | ✗state | ✗state | ✗state | CLOSED | ✗state | ✗state | ✗state | ✗state | ✗state |
| DELAY_35 | ✗before-receipt | DELAYED | = | ✗state | ✗state | ✗once | ✗state | ✗state | ✗state | ✗state |
| DECIDED | ✗before-receipt | DECIDED | ✗state | ✗state | ✗state | DECIDED | ✗state | ✗state | ✗state | ✗state |
| SERVED | ✗before-receipt | ANSWERED | ANSWERED | ANSWERED | ANSWERED | ANSWERED | ANSWERED | = | ✗state | ✗state |
| POSTED | ✗before-receipt | ANSWERED | ANSWERED | ANSWERED | ANSWERED | ANSWERED | ANSWERED | = | ✗state | ✗state |
| WITHDRAWN | ✗before-receipt | CLOSED | CLOSED | CLOSED | CLOSED | CLOSED | CLOSED | ✗state | ✗once | ✗state |
| YEAR_END | ✗before-receipt | = | = | = | = | = | = | ✗state | ✗state | ✗state |
| OVERDUE | ✗before-receipt | = | = | = | = | = | = | ✗state | ✗state | ✗state |
| REVIEW_OPENED | ✗before-receipt | = | = | = | = | = | = | = | = | = |
| REVIEW_DECIDED | ✗before-receipt | = | = | = | = | = | = | = | = | = |
| SUIT_OPENED | ✗before-receipt | = | = | = | = | = | = | = | = | = |
| SUIT_DECIDED | ✗before-receipt | = | = | = | = | = | = | = | = | = |
| REANSWER_ORDERED | ✗before-receipt | = | = | = | = | = | = | = | = | = |
| CLOSED | ✗before-receipt | ✗state | ✗state | ✗state | ✗state | ✗state | ✗state | CLOSED | ✗state | ✗state |
| ARCHIVED | ✗before-receipt | ✗state | ✗state | ✗state | ✗state | ✗state | ✗state | ARCHIVED | ARCHIVED | ✗once |
`;

const rows = table
  .trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('has a row for every event and a column for every state', () => {
  expect(rows.map(([event]) => event)).toEqual(rules.lifecycle.events.map(({ id }) => id));
  expect(Object.keys(ways).slice(1).sort()).toEqual(rules.lifecycle.states.map(({ id }) => id).sort());
  for (const [state, events] of Object.entries(ways).slice(1))
    expect(runClock(rules, calendar, { today: '2024-03-08', events }, { explain: false }).state).toBe(state);
});

describe.each(rows)('%s', (event, ...outcomes) => {
  it.each(Object.keys(ways).map((state, at) => [state, outcomes[at]]))('in %s: %s', (state, outcome) => {
    // Silence is recorded after a long wait, all else a week after receipt.
    const on = event!.endsWith('_LAPSED') ? '2024-05-06' : '2024-03-11';
    const told: ClockEvent = { event: event!, on, workdays: 20, until: '2024-06-28' };
    const before = ways[state!]!;
    const clock = runClock(rules, calendar, { today: on, events: [...before, told] }, { explain: false });
    const voided = clock.voided.find((each) => each.event === event && each.on === on);
    const came = voided === undefined ? (clock.state === state ? '=' : clock.state) : `✗${voided.code}`;
    expect(came).toBe(outcome);
    if (voided !== undefined) {
      expect(voided.message).toMatch(/。$/);
      // What has no effect changes nothing but the list of what had none.
      const without = runClock(rules, calendar, { today: on, events: before }, { explain: false });
      expect({ ...clock, voided: [] }).toEqual({ ...without, voided: [] });
    }
    if (before.length > 0) {
      // What may happen is what does happen.
      const now = runClock(rules, calendar, { today: on, events: before }, { explain: false });
      expect(now.allowed.includes(event!)).toBe(voided === undefined);
    }
  });
});
